#include "extract/meeting_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace demarche::extract {

namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<MeetingNoun> meeting_noun(std::string_view lemma, std::string_view tag) {
  constexpr auto kNouns = std::to_array<std::pair<std::string_view, MeetingNoun>>(
      {{"meeting", {"meeting", false}},
       {"summit", {"summit", false}},
       {"negotiation", {"talks", false}},
       {"negotiations", {"talks", false}},
       {"consultation", {"consultations", false}},
       {"call", {"call", false}},
       {"conversation", {"conversation", false}},
       {"visit", {"visit", false}},
       {"videoconference", {"video conference", false}},
       {"session", {"session", true}},
       {"conference", {"conference", true}},
       {"assembly", {"assembly", true}},
       {"gathering", {"gathering", true}},
       {"forum", {"forum", true}}});
  // "talks" are a meeting, "talk" and "discussion" are an idea.
  if ((lemma == "talk" || lemma == "talks" || lemma == "discussion") && tag == "NNS")
    return MeetingNoun{"talks", false};
  for (const auto& [noun, meaning] : kNouns) {
    if (noun == lemma) return meaning;
  }
  return std::nullopt;
}

std::optional<std::string_view> meeting_verb(std::string_view lemma) {
  constexpr auto kVerbs =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"meet", "meeting"},
                                                                    {"confer", "talks"},
                                                                    {"convene", "session"},
                                                                    {"gather", "meeting"},
                                                                    {"visit", "visit"},
                                                                    {"speak", "call"},
                                                                    {"talk", "talks"},
                                                                    {"telephone", "call"},
                                                                    {"phone", "call"},
                                                                    {"ring", "call"}});
  for (const auto& [verb, type] : kVerbs) {
    if (verb == lemma) return type;
  }
  return std::nullopt;
}

Treatment treatment_of(std::string_view lemma, std::string_view particle) {
  constexpr auto kHold = std::to_array<std::string_view>(
      {"hold", "attend", "open",    "end",      "conclude", "conduct",  "begin",  "start",
       "host", "chair",  "finish",  "take",     "join",     "resume",   "reopen", "relaunch",
       "wrap", "have",   "address", "continue", "fail",     "collapse", "lead",   "last"});
  constexpr auto kSchedule = std::to_array<std::string_view>(
      {"schedule", "plan", "set", "agree", "announce", "expect", "arrange", "await", "prepare",
       "slate", "organise", "organize", "confirm", "accept"});
  constexpr auto kPropose = std::to_array<std::string_view>(
      {"propose", "offer", "suggest", "invite", "seek", "request", "urge", "demand", "want", "ask",
       "call", "consider", "advocate"});
  constexpr auto kMove = std::to_array<std::string_view>(
      {"postpone", "delay", "reschedule", "adjourn", "defer", "shift"});
  constexpr auto kCancel = std::to_array<std::string_view>({"cancel", "scrap", "abandon", "skip"});
  constexpr auto kRefuse = std::to_array<std::string_view>(
      {"refuse", "reject", "exclude", "oppose", "decline", "boycott"});
  if (lemma == "put" && particle == "off") return Treatment::kMove;
  if (lemma == "call" && particle == "off") return Treatment::kCancel;
  if (lemma == "break" && particle == "off") return Treatment::kHold;
  if (lemma == "rule" && particle == "out") return Treatment::kRefuse;
  if (lemma == "set" && particle == "up") return Treatment::kSchedule;
  if (one_of(lemma, kHold)) return Treatment::kHold;
  if (one_of(lemma, kSchedule)) return Treatment::kSchedule;
  if (one_of(lemma, kPropose)) return Treatment::kPropose;
  if (one_of(lemma, kMove)) return Treatment::kMove;
  if (one_of(lemma, kCancel)) return Treatment::kCancel;
  if (one_of(lemma, kRefuse)) return Treatment::kRefuse;
  return Treatment::kNone;
}

}  // namespace demarche::extract
