#include "language/attribute_ruler.hpp"

#include "language/model_file.hpp"

#include <algorithm>
#include <map>

namespace demarche::language {

namespace {

// "_" is empty; features are sorted by name, as spaCy's Morphology prints them.
std::string normal_morph(std::string_view words) {
  if (words == "_" || words.empty()) return {};
  std::map<std::string, std::string> features;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('|', begin), words.size());
    const std::string_view one = words.substr(begin, end - begin);
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos) {
      features[std::string(one.substr(0, equals))] = std::string(one.substr(equals + 1));
    }
    begin = end + 1;
  }
  std::string out;
  for (const auto& [name, value] : features) {
    if (!out.empty()) out += '|';
    out += name + "=" + value;
  }
  return out;
}

}  // namespace

Result<AttributeRuler> AttributeRuler::load(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto packed = read_msgpack(*bytes);
  if (!packed || packed->kind != Packed::Kind::kList) {
    return fail(ErrorCode::kBadFormat, "is no list of patterns", path);
  }
  AttributeRuler out;
  for (const Packed& entry : packed->items) {
    const Packed* patterns = entry.find("patterns");
    const Packed* attributes = entry.find("attrs");
    const Packed* index = entry.find("index");
    if (patterns == nullptr || attributes == nullptr) {
      return fail(ErrorCode::kBadFormat, "a pattern has no tokens or no attributes", path);
    }
    Effect effect;
    for (const auto& [name, value] : attributes->entries) {
      if (!value.is_text()) continue;
      const std::string words(value.words);
      if (name.words == "POS") effect.pos = words, effect.sets_pos = true;
      if (name.words == "MORPH") effect.morph = normal_morph(words), effect.sets_morph = true;
      if (name.words == "LEMMA") effect.lemma = words, effect.sets_lemma = true;
      if (name.words == "TAG") effect.tag = words, effect.sets_tag = true;
      if (name.words == "DEP") effect.dep = words, effect.sets_dep = true;
    }
    for (const Packed& pattern : patterns->items) {
      Rule rule;
      rule.effect = out.effects_.size();
      for (const Packed& token : pattern.items) {
        std::vector<Test> tests;
        for (const auto& [name, value] : token.entries) {
          Test test;
          if (name.words == "LOWER")
            test.key = Key::kLower;
          else if (name.words == "TAG")
            test.key = Key::kTag;
          else if (name.words == "DEP")
            test.key = Key::kDep;
          else if (name.words == "IS_SPACE")
            test.key = Key::kIsSpace;
          else {
            return fail(ErrorCode::kUnsupported,
                        "a pattern asks for \"" + std::string(name.is_text() ? name.words : "") +
                            "\", which is not known",
                        path);
          }
          if (value.is_string()) {
            test.values.emplace_back(value.words);
          } else if (value.kind == Packed::Kind::kBool) {
            test.wanted = value.boolean;
          } else if (value.kind == Packed::Kind::kMap && value.entries.size() == 1 &&
                     value.entries[0].key.words == "REGEX") {
            auto regex = Regex::compile(value.entries[0].value.words, false);
            if (!regex) return fail(ErrorCode::kBadFormat, regex.error().message, path);
            test.regex = std::make_unique<Regex>(std::move(*regex));
          } else if (value.kind == Packed::Kind::kMap && value.entries.size() == 1 &&
                     (value.entries[0].key.words == "IN" ||
                      value.entries[0].key.words == "NOT_IN")) {
            test.wanted = value.entries[0].key.words == "IN";
            for (const Packed& item : value.entries[0].value.items) {
              test.values.emplace_back(item.words);
            }
          } else {
            return fail(ErrorCode::kUnsupported, "a pattern uses an operator that is not known",
                        path);
          }
          tests.push_back(std::move(test));
        }
        rule.tokens.push_back(std::move(tests));
      }
      if (rule.tokens.empty()) continue;
      std::int64_t target = index != nullptr ? index->integer : 0;
      if (target < 0) target += static_cast<std::int64_t>(rule.tokens.size());
      if (target < 0 || target >= static_cast<std::int64_t>(rule.tokens.size())) {
        return fail(ErrorCode::kBadFormat, "a pattern changes a token outside itself", path);
      }
      rule.target = static_cast<std::size_t>(target);
      out.rules_.push_back(std::move(rule));
    }
    out.effects_.push_back(std::move(effect));
  }
  for (std::uint32_t r = 0; r < out.rules_.size(); ++r) {
    const Test* key = nullptr;
    for (const Test& test : out.rules_[r].tokens[0]) {
      if (!test.wanted || test.regex || (test.key != Key::kLower && test.key != Key::kTag))
        continue;
      if (key == nullptr || test.key == Key::kLower) key = &test;
    }
    if (key == nullptr) {
      out.elsewhere_.push_back(r);
      continue;
    }
    auto& index = key->key == Key::kLower ? out.by_lower_ : out.by_tag_;
    for (const std::string& value : key->values) index[value].push_back(r);
  }
  return out;
}

bool AttributeRuler::holds(const Test& test, const RuledToken& token, Regex::Scratch& scratch) {
  if (test.key == Key::kIsSpace) return token.is_space == test.wanted;
  const std::string_view value = test.key == Key::kLower ? token.lower
                                 : test.key == Key::kTag ? token.tag
                                                         : token.dep;
  if (test.regex) return test.regex->find(value, 0, scratch).has_value();
  const bool in = std::find(test.values.begin(), test.values.end(), value) != test.values.end();
  return in == test.wanted;
}

bool AttributeRuler::holds_all(const std::vector<Test>& tests, const RuledToken& token,
                               Regex::Scratch& scratch) {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const Test& test) { return holds(test, token, scratch); });
}

template <typename Each>
void AttributeRuler::each_rule(const RuledToken& token, Each&& each) const {
  const auto tag = by_tag_.find(token.tag);
  if (tag != by_tag_.end()) {
    for (const std::uint32_t r : tag->second) each(rules_[r]);
  }
  const auto word = by_lower_.find(token.lower);
  if (word != by_lower_.end()) {
    for (const std::uint32_t r : word->second) each(rules_[r]);
  }
  for (const std::uint32_t r : elsewhere_) each(rules_[r]);
}

void AttributeRuler::set(std::vector<Match>& matches, RuledToken& token) const {
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.effect < b.effect; });
  for (const Match& match : matches) {
    const Effect& effect = effects_[match.effect];
    if (effect.sets_pos) token.pos = &effect.pos;
    if (effect.sets_morph) token.morph = &effect.morph;
    if (effect.sets_lemma) token.lemma = &effect.lemma;
    if (effect.sets_tag) token.new_tag = &effect.tag;
    if (effect.sets_dep) token.new_dep = &effect.dep;
  }
}

bool AttributeRuler::apply_alone(RuledToken& token, Regex::Scratch& scratch,
                                 std::vector<Match>& matches) const {
  bool may_begin = false;
  matches.clear();
  each_rule(token, [&](const Rule& rule) {
    if (!holds_all(rule.tokens.front(), token, scratch)) return;
    if (rule.tokens.size() > 1) {
      may_begin = true;
    } else {
      matches.push_back({static_cast<std::uint32_t>(rule.effect), 0});
    }
  });
  set(matches, token);
  return may_begin;
}

void AttributeRuler::find_longer(const std::vector<RuledToken>& tokens, std::size_t at,
                                 Regex::Scratch& scratch, std::vector<Match>& matches) const {
  each_rule(tokens[at], [&](const Rule& rule) {
    if (rule.tokens.size() < 2 || at + rule.tokens.size() > tokens.size()) return;
    for (std::size_t k = 0; k < rule.tokens.size(); ++k) {
      if (!holds_all(rule.tokens[k], tokens[at + k], scratch)) return;
    }
    matches.push_back(
        {static_cast<std::uint32_t>(rule.effect), static_cast<std::uint32_t>(at + rule.target)});
  });
}

void AttributeRuler::apply_with(const Match* longer, std::size_t count, RuledToken& token,
                                Regex::Scratch& scratch, std::vector<Match>& matches) const {
  matches.assign(longer, longer + count);
  each_rule(token, [&](const Rule& rule) {
    if (rule.tokens.size() == 1 && holds_all(rule.tokens.front(), token, scratch)) {
      matches.push_back({static_cast<std::uint32_t>(rule.effect), 0});
    }
  });
  set(matches, token);
}

}  // namespace demarche::language
