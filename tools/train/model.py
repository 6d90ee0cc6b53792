"""The encoder (BERT, post-norm, 6 x 384 x 12) with three small input tables, and its heads."""
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS, FEED = 384, 12, 6, 1536
CASES, QUOTES, BORDERS = 7, 4, 4
ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ACTS = ("assert accuse condemn deny demand appeal threaten warn offer promise refuse accept praise apologise "
        "claim_responsibility predict ask decline_comment").split()
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
         "MOBILIZE COERCE ASSAULT").split()
STATUSES = ("happened ongoing planned threatened conditional demanded offered refused denied alleged hypothetical "
            "negated").split()
ROOTS = ("AGREE CONSULT SUPPORT YIELD COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
         "ASSAULT").split()


class Dropout:
    """Dropout whose mask is a random stretch of a pool drawn once: drawing anew took a quarter of the training time."""
    rate, size = 0.1, 1 << 24
    pools = {}

    @classmethod
    def apply(cls, x, training):
        if not training:
            return x
        if x.dtype not in cls.pools:
            kept = torch.rand(cls.size, generator=torch.Generator().manual_seed(0)) >= cls.rate
            cls.pools[x.dtype] = (kept / (1 - cls.rate)).to(x.dtype)
        begin = int(torch.randint(cls.size - x.numel(), ()))
        return x * cls.pools[x.dtype][begin:begin + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, FEED)
        self.down = nn.Linear(FEED, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, bias):
        drop = lambda y: Dropout.apply(y, self.training)
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (drop(weights) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + drop(self.out(mixed)))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, weights, layers=None):
        super().__init__()
        get = lambda name: weights[name].float()
        self.words = nn.Embedding.from_pretrained(get("embeddings.word_embeddings.weight"), freeze=True)
        self.places = nn.Embedding.from_pretrained(get("embeddings.position_embeddings.weight"), freeze=False)
        self.kind = nn.Parameter(get("embeddings.token_type_embeddings.weight")[0].clone())
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.load_state_dict({"weight": get("embeddings.LayerNorm.weight"), "bias": get("embeddings.LayerNorm.bias")})
        self.case, self.quote, self.border = (nn.Embedding(n, WIDTH) for n in (CASES, QUOTES, BORDERS))
        for table in (self.case, self.quote, self.border):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList()
        for i in range(layers or LAYERS):
            layer, at = Layer(), f"encoder.layer.{i}."
            parts = [f"{at}attention.self.{p}" for p in ("query", "key", "value")]
            state = {"qkv.weight": torch.cat([get(p + ".weight") for p in parts]),
                     "qkv.bias": torch.cat([get(p + ".bias") for p in parts])}
            for ours, theirs in {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                                 "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}.items():
                for part in ("weight", "bias"):
                    state[f"{ours}.{part}"] = get(f"{at}{theirs}.{part}")
            layer.load_state_dict(state)
            self.layers.append(layer)

    def forward(self, batch):
        ids = batch["ids"]
        place = torch.arange(ids.shape[1])
        x = (self.words(ids) + self.places(place) + self.kind + self.case(batch["case"]) + self.quote(batch["quote"])
             + self.border(batch["border"]))
        x = Dropout.apply(self.norm(x), self.training)
        bias = torch.where(batch["mask"], 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Crf(nn.Module):
    """Linear chain over the roles of one sentence; I-x only after B-x or I-x, never first."""

    def __init__(self):
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        allowed = torch.ones(len(ROLES), len(ROLES), dtype=torch.bool)
        for i, before in enumerate(ROLES):
            for j, after in enumerate(ROLES):
                if after[0] == "I" and before[1:] != after[1:]:
                    allowed[i, j] = False
        self.register_buffer("allowed", allowed)
        self.register_buffer("inside", torch.tensor([r[0] == "I" for r in ROLES]))

    def scores(self):
        return torch.where(self.allowed, self.moves, torch.tensor(-1e4))

    def first(self, emissions):
        return emissions - 1e4 * self.inside

    def loss(self, e, labels, mask):
        """Mean negative log-likelihood a word of sentences, padded to (sentences, words, roles)."""
        t = self.scores()
        total = self.first(e[:, 0])
        for i in range(1, e.shape[1]):
            step = torch.logsumexp(total[:, :, None] + t[None], 1) + e[:, i]
            total = torch.where(mask[:, i, None], step, total)
        picked = e.gather(2, labels[..., None]).squeeze(2) * mask
        moves = t[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        return (torch.logsumexp(total, 1) - picked.sum(1) - moves.sum(1)).sum() / mask.sum()

    @torch.no_grad()
    def decode(self, e):
        """Best roles of one sentence, (words, roles)."""
        moves, total, back = self.scores().numpy(), self.first(e[0]).numpy(), []
        for row in e[1:].numpy():
            scores = total[:, None] + moves
            back.append(scores.argmax(0))
            total = scores.max(0) + row
        path = [int(total.argmax())]
        for at in reversed(back):
            path.append(int(at[path[-1]]))
        return path[::-1]


class Relation(nn.Module):
    """For one anchor word (a cue, a trigger): a class for every word of the text."""

    def __init__(self, classes, size=128):
        super().__init__()
        self.anchor, self.word = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.out = nn.Linear(size, classes)
        self.near = nn.Embedding(33, classes)
        nn.init.zeros_(self.near.weight)

    def forward(self, anchors, words, distance):
        mixed = torch.tanh(self.anchor(anchors))[:, None] * torch.tanh(self.word(words))
        return self.out(mixed) + self.near(distance.clamp(-16, 16) + 16)


class Model(nn.Module):
    def __init__(self, weights, layers=None):
        """`layers`: the lowest so many of the base; the runtime reads files of all six."""
        super().__init__()
        self.encoder = Encoder(weights, layers)
        self.roles, self.crf = nn.Linear(WIDTH, len(ROLES)), Crf()
        self.condition = nn.Linear(WIDTH, 3)
        self.act = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, len(ACTS)))
        self.link = Relation(3)      # none, source, content of this cue
        self.trigger = nn.Linear(WIDTH, 1 + len(TYPES))
        self.status = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, len(STATUSES)))
        self.background = nn.Linear(WIDTH, 2)
        self.party = Relation(3)     # none, actor, recipient of this trigger
        self.pair = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.root, self.quad = nn.Linear(WIDTH, len(ROOTS)), nn.Linear(WIDTH, 4)

    def new_parameters(self):
        own = {id(p) for p in self.encoder.parameters()}
        tables = [self.encoder.case, self.encoder.quote, self.encoder.border]
        return [p for p in self.parameters() if id(p) not in own] + [t.weight for t in tables]

    def old_parameters(self):
        new = {id(p) for p in self.new_parameters()}
        return [p for p in self.parameters() if id(p) not in new and p.requires_grad]


def gather_words(states, first):
    """Vectors of the first piece of each word: (batch, words, width)."""
    return states.gather(1, first[..., None].expand(-1, -1, states.shape[-1]))


def mean_over(words, spans):
    """Mean vector of the words of some half-open ranges of one text; zero for none."""
    picked = [words[b:e] for b, e in spans if e > b]
    return torch.cat(picked).mean(0) if picked else words.new_zeros(words.shape[-1])
