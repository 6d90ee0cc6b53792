// What a denial denies: a statement or an event of the same article, only where it is plain.
#include "extract/findings.hpp"
#include "extract/spoken_words.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool is_charge(const Statement& s) {
  return s.act == Act::kAccuse || s.act == Act::kWarn || s.act == Act::kAssert;
}

// Statements in whose words some of the denial's stand, in text order.
std::vector<const Statement*> sharing_words(const SpokenWords& spoken, const Statement& denial) {
  std::vector<const Statement*> out;
  for (const Evidence& evidence : denial.evidence) {
    const auto more = spoken.overlapping(evidence.span);
    out.insert(out.end(), more.begin(), more.end());
  }
  std::sort(out.begin(), out.end());  // one array holds them all
  return out;
}

bool same_speaker(const Statement& a, const Statement& b) {
  return a.speaker && b.speaker && a.speaker->id == b.speaker->id;
}

}  // namespace

void link_denials(std::vector<Statement>& statements, const std::vector<Event>& events) {
  const SpokenWords spoken(statements);
  std::vector<std::size_t> denied;  // events, by trigger
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].status == EventStatus::kDenied) denied.push_back(i);
  }
  std::stable_sort(denied.begin(), denied.end(), [&](std::size_t a, std::size_t b) {
    return events[a].trigger.begin < events[b].trigger.begin;
  });
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& denial = statements[i];
    if (denial.act != Act::kDeny || denial.denies) continue;
    // "..., which Moscow denies": the charge told in the same words.
    for (const Statement* other : sharing_words(spoken, denial)) {
      if (other != &denial && other->act == Act::kAccuse && !same_speaker(denial, *other)) {
        denial.denies = other->id;
        break;
      }
    }
    if (denial.denies) continue;
    // "denied these accusations": the last charge by somebody else shortly before.
    const std::string words = text::to_lower(denial.text);
    const bool points_back = words.starts_with("these ") || words.starts_with("such ") ||
                             words.starts_with("the accusation") ||
                             words.starts_with("the claim") || words.starts_with("this ");
    if (points_back) {
      for (std::size_t k = i; k > 0 && i - k < 3; --k) {
        const Statement& before = statements[k - 1];
        if (is_charge(before) && before.act != Act::kAssert && !same_speaker(denial, before)) {
          denial.denies = before.id;
          break;
        }
      }
      continue;
    }
    // "denied planning an attack": the event named in the content.
    std::size_t first = events.size();
    for (const Evidence& evidence : denial.evidence) {
      const Span span = evidence.span;
      const auto from = std::partition_point(denied.begin(), denied.end(), [&](std::size_t event) {
        return events[event].trigger.begin < span.begin;
      });
      for (auto at = from; at != denied.end() && events[*at].trigger.begin < span.end; ++at) {
        if (span.contains(events[*at].trigger)) first = std::min(first, *at);
      }
    }
    if (first < events.size()) denial.denies = events[first].id;
  }
}

}  // namespace demarche::extract
