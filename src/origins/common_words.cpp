// Words so common in English news that sharing them says nothing. Counted over news text; the list
// is sorted for binary search.
#include "origins/common_words.hpp"

#include <algorithm>
#include <array>

namespace demarche::origins {

namespace {

// clang-format off
constexpr std::array<std::string_view, 520> kWords = {
    "''", "able", "about", "abstract", "according", "across", "act", "action", "actually",
    "added", "administration", "after", "again", "against", "ago", "ahead", "all", "almost",
    "along", "already", "also", "although", "always", "america", "american", "americans", "among",
    "an", "and", "announced", "another", "anti", "any", "anyone", "anything", "are", "around",
    "as", "asked", "at", "attack", "attacks", "attention", "away", "back", "barack", "based",
    "be", "became", "because", "become", "been", "before", "began", "behind", "being", "believe",
    "best", "better", "between", "big", "bill", "both", "bring", "business", "but", "by", "call",
    "called", "calling", "came", "can", "care", "case", "center", "chairman", "change", "chief",
    "city", "clear", "close", "cnn", "come", "comes", "coming", "comments", "committee",
    "congress", "conservative", "contest", "continue", "continued", "control", "convention",
    "could", "country", "current", "david", "day", "days", "deal", "debate", "decision",
    "delegates", "democrat", "department", "despite", "did", "different", "director", "do",
    "does", "doing", "don", "don't", "done", "down", "during", "each", "earlier", "early",
    "economic", "economy", "effort", "efforts", "either", "elected", "election", "email", "end",
    "enough", "especially", "establishment", "even", "event", "ever", "every", "executive",
    "expected", "face", "fact", "family", "far", "federal", "feel", "few", "fight", "find",
    "first", "five", "focus", "for", "foreign", "former", "found", "four", "fox", "free",
    "friday", "from", "front", "full", "future", "gave", "general", "george", "get", "getting",
    "give", "given", "go", "going", "good", "got", "gov", "government", "governor", "great",
    "group", "groups", "had", "half", "hard", "has", "have", "having", "he", "he's", "held",
    "help", "her", "here", "high", "him", "himself", "his", "history", "home", "house", "how",
    "however", "if", "immigration", "important", "in", "including", "information", "instead",
    "interview", "into", "is", "issue", "issues", "it", "it's", "its", "job", "john", "june",
    "just", "keep", "key", "kind", "know", "known", "large", "last", "late", "later", "law",
    "lead", "leader", "leaders", "leading", "least", "led", "left", "less", "let", "life", "like",
    "likely", "line", "little", "long", "look", "looking", "lost", "lot", "made", "major",
    "majority", "make", "makes", "making", "man", "many", "march", "matter", "may", "me", "media",
    "meeting", "members", "men", "message", "middle", "might", "million", "monday", "money",
    "month", "months", "more", "morning", "most", "move", "movement", "much", "must", "my",
    "name", "nation", "national", "nearly", "need", "needed", "never", "new", "news", "next",
    "night", "no", "not", "noted", "nothing", "november", "now", "number", "of", "off", "office",
    "officials", "often", "ohio", "old", "on", "once", "one", "only", "open", "or", "other",
    "others", "our", "out", "outside", "over", "own", "part", "particularly", "party", "past",
    "paul", "pay", "people", "percent", "person", "personal", "place", "plan", "plans", "point",
    "points", "policies", "policy", "political", "politics", "position", "possible", "post",
    "potential", "power", "president", "presidential", "press", "primaries", "private", "problem",
    "process", "public", "put", "question", "questions", "race", "rally", "rather", "real",
    "really", "recent", "recently", "record", "released", "reported", "response", "right",
    "rights", "role", "run", "runner", "running", "said", "same", "saturday", "say", "saying",
    "says", "second", "secretary", "security", "see", "seen", "sen", "senate", "senator", "set",
    "several", "she", "should", "show", "side", "since", "six", "so", "social", "some",
    "something", "south", "speaking", "speech", "start", "state", "statement", "states", "still",
    "stop", "strategy", "street", "strong", "such", "suggested", "sunday", "super", "support",
    "supporters", "system", "take", "taken", "taking", "talk", "talking", "term", "texas", "text",
    "than", "that", "that's", "the", "their", "them", "then", "there", "these", "they", "thing",
    "things", "think", "third", "this", "those", "though", "thought", "three", "through",
    "thursday", "time", "times", "to", "today", "together", "told", "too", "took", "top",
    "toward", "trying", "tuesday", "turn", "turned", "twitter", "two", "under", "united",
    "university", "until", "up", "us", "use", "used", "using", "vermont", "very", "vice",
    "victory", "vote", "votes", "voting", "wall", "want", "wants", "war", "was", "washington",
    "way", "we", "wednesday", "week", "weeks", "well", "went", "were", "what", "when", "where",
    "whether", "which", "while", "white", "who", "whose", "why", "will", "win", "winning", "with",
    "within", "without", "women", "won", "work", "worked", "working", "world", "would", "wrote",
    "year", "years", "yet", "you", "your",
};
// clang-format on

}  // namespace

bool is_common(std::string_view word) {
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

}  // namespace demarche::origins
