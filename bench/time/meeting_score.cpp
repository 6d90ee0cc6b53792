// Scores meetings: `meeting_score passages.jsonl train|check [--errors]`. A labelled meeting is
// found when a record's evidence sentence holds its words; of those found, the share with the right
// status, format and parties (all labelled names, none else), and with a begin where a time is
// labelled. Needs DEMARCHE_DATA.
#include "labelled.hpp"
#include "records/names.hpp"
#include "text/strings.hpp"

#include <cstring>
#include <set>

using namespace demarche;
using namespace demarche::bench;

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: meeting_score FILE train|check [--errors]\n";
    return 2;
  }
  const bool errors = std::strcmp(argv[argc - 1], "--errors") == 0;
  const Engine engine = load_engine();
  Pipeline::Workspace workspace;
  Rate found, party;
  int status = 0, format = 0, dated = 0, timed = 0, places = 0, placed = 0, all_parties = 0;
  for_lines(argv[1], argv[2], [&](const json& line) {
    const Article article = article_of(line["text"], line["date"]);
    auto analysis = engine.pipeline.annotate(article.text, workspace);
    if (!analysis) return;
    const Reading reading = extract::read_article(article, *analysis, engine.knowledge);
    std::vector<bool> used(reading.meetings.size(), false);
    found.gold += static_cast<int>(line["meetings"].size());
    found.found += static_cast<int>(reading.meetings.size());
    for (const json& gold : line["meetings"]) {
      const Span span = span_in(gold["text"]);
      std::set<std::string> wanted;
      for (const json& p : gold["parties"]) wanted.insert(text::fold(p.get<std::string>()));
      // The record of that sentence that shares most parties.
      int best = -1;
      int best_shared = -1;
      for (std::size_t i = 0; i < reading.meetings.size(); ++i) {
        if (used[i]) continue;
        const Meeting& m = reading.meetings[i];
        const bool here = std::any_of(m.evidence.begin(), m.evidence.end(),
                                      [&](const Evidence& e) { return e.span.overlaps(span); });
        if (!here) continue;
        int shared = 0;
        for (const Ref& ref : m.parties)
          shared += static_cast<int>(wanted.count(text::fold(ref.name)));
        if (shared > best_shared) {
          best = static_cast<int>(i);
          best_shared = shared;
        }
      }
      const std::string around =
          slice(article.text, {span.begin > 70 ? span.begin - 70 : 0, span.end + 50});
      if (best < 0) {
        if (errors)
          std::printf("missed  [%s] %s | %s\n", gold["status"].get<std::string>().c_str(),
                      slice(article.text, span).c_str(), around.c_str());
        continue;
      }
      const auto index = static_cast<std::size_t>(best);
      used[index] = true;
      const Meeting& m = reading.meetings[index];
      ++found.right;
      const bool s = gold["status"] == name_of(m.status);
      status += s;
      format += gold["format"] == name_of(m.format);
      if (!gold["time"].is_null()) {
        ++timed;
        dated += !m.begin.empty();
      }
      if (!gold["place"].is_null()) {
        ++places;
        placed += m.place.has_value();
      }
      party.gold += static_cast<int>(wanted.size());
      party.found += static_cast<int>(m.parties.size());
      party.right += best_shared;
      all_parties +=
          best_shared == static_cast<int>(wanted.size()) && wanted.size() == m.parties.size();
      if (errors && !s)
        std::printf("status  gold %s found %s: %s | %s\n",
                    gold["status"].get<std::string>().c_str(),
                    std::string(name_of(m.status)).c_str(), m.title.c_str(), around.c_str());
      if (errors && best_shared != static_cast<int>(wanted.size()))
        std::printf("party   gold %s found %s | %s\n", gold["parties"].dump().c_str(),
                    m.title.c_str(), around.c_str());
    }
    for (std::size_t i = 0; errors && i < used.size(); ++i) {
      if (!used[i]) {
        const Meeting& m = reading.meetings[i];
        std::printf("extra   %s [%s, %s, %s..%s %s, %s] | %s\n", m.title.c_str(),
                    std::string(name_of(m.status)).c_str(), std::string(name_of(m.format)).c_str(),
                    m.begin.c_str(), m.end.c_str(), m.zone.c_str(),
                    m.place ? m.place->name.c_str() : "-", m.evidence.front().text.c_str());
      }
    }
  });
  print("meeting", found);
  print_share("status", status, found.right);
  print_share("format", format, found.right);
  print_share("dated where labelled", dated, timed);
  print_share("placed where labelled", placed, places);
  print("parties", party);
  print_share("all parties", all_parties, found.right);
}
