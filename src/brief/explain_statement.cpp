#include "brief/explain_statement.hpp"

#include "dossier/json.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <fmt/format.h>

namespace demarche::brief {

namespace {

std::string span_of(const Evidence& evidence) {
  return fmt::format("[{}-{}]", evidence.span.begin, evidence.span.end);
}

std::string with_span(const std::string& words, const Evidence& evidence) {
  return text::squeeze(words) + " " + span_of(evidence);
}

std::string spans_of(const std::vector<Evidence>& all, bool with_words) {
  std::vector<std::string> out;
  for (const Evidence& one : all) {
    out.push_back(with_words ? with_span(one.text, one) : span_of(one));
  }
  return text::join(out, "; ");
}

std::string act_of(const Statement& s) {
  std::string act(name_of(s.act));
  if (!s.grounds.act_next) return act;
  const std::string next(name_of(*s.grounds.act_next));
  const double lead = s.grounds.act_lead;
  return lead >= 0.0 ? fmt::format("{}; next {}, {:.2f} behind", act, next, lead)
                     : fmt::format("{}; the encoder: {}, {:.2f} ahead", act, next, -lead);
}

}  // namespace

nlohmann::ordered_json explained_fields(const Statement& s) {
  const nlohmann::ordered_json fields = to_json(s);
  nlohmann::ordered_json out;
  for (const auto& [key, value] : fields.items()) {
    if (key == "grounds") continue;
    out[key] = value;
    if (key == "speaker") {
      out["source"] = spans_of(s.grounds.source, true);
      if (s.grounds.speaker_next) {
        out["speaker_next"] = s.grounds.speaker_next->name + ": " + s.grounds.speaker_lost;
      }
    } else if (key == "speaker_basis") {
      out["speaker_rule"] = s.grounds.speaker_rule;
    } else if (key == "act") {
      out[key] = act_of(s);
    } else if (key == "text") {
      out["content"] = spans_of(s.evidence, false);
    } else if (key == "cue" && s.grounds.cue) {
      out[key] = with_span(s.cue, *s.grounds.cue);
    } else if (key == "group" && !s.grounds.difference.empty()) {
      out["difference"] = s.grounds.difference;
    } else if (key == "condition" && s.condition) {
      out[key] = with_span(s.condition->text, s.condition->evidence);
    }
  }
  return out;
}

}  // namespace demarche::brief
