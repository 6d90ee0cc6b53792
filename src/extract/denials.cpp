// What a denial denies: a statement or an event of the same article, only where it is plain.
#include "extract/findings.hpp"
#include "text/strings.hpp"

#include <algorithm>

namespace demarche::extract {

namespace {

bool is_charge(const Statement& s) {
  return s.act == Act::kAccuse || s.act == Act::kWarn || s.act == Act::kAssert;
}

bool overlaps(const Statement& a, const Statement& b) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Evidence& x) {
    return std::any_of(b.evidence.begin(), b.evidence.end(),
                       [&](const Evidence& y) { return x.span.overlaps(y.span); });
  });
}

bool same_speaker(const Statement& a, const Statement& b) {
  return a.speaker && b.speaker && a.speaker->id == b.speaker->id;
}

}  // namespace

void link_denials(std::vector<Statement>& statements, const std::vector<Event>& events) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& denial = statements[i];
    if (denial.act != Act::kDeny || denial.denies) continue;
    // "..., which Moscow denies": the charge told in the same words.
    for (const Statement& other : statements) {
      if (&other != &denial && other.act == Act::kAccuse && overlaps(denial, other) &&
          !same_speaker(denial, other)) {
        denial.denies = other.id;
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
    for (const Event& event : events) {
      const bool inside =
          std::any_of(denial.evidence.begin(), denial.evidence.end(),
                      [&](const Evidence& e) { return e.span.contains(event.trigger); });
      if (inside && event.status == EventStatus::kDenied) {
        denial.denies = event.id;
        break;
      }
    }
  }
}

}  // namespace demarche::extract
