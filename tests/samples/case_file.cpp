#include "samples/case_file.hpp"

#include "records/names.hpp"
#include "text/strings.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace demarche::samples {

namespace fs = std::filesystem;

std::vector<CaseFile> load_cases(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<CaseFile> cases;
  for (const fs::path& path : paths) {
    CaseFile file;
    file.name = path.filename().string();
    for (const char* extension : {".txt", ".html", ".jsonl"}) {
      fs::path article = path;
      article.replace_extension(extension);
      if (fs::exists(article)) file.article = article.filename().string();
    }
    std::ifstream in(path);
    std::string line;
    std::string headline;
    for (int number = 1; std::getline(in, line); ++number) {
      const std::string_view words = text::trim(line);
      if (words.empty() || words.front() == '#') continue;
      Expectation e;
      e.line = number;
      e.printed = std::string(words);
      std::string rest(words);
      const auto take = [&] {
        const std::size_t space = rest.find_first_of(" \t");
        std::string word = rest.substr(0, space);
        rest = space == std::string::npos ? "" : std::string(text::trim(rest.substr(space)));
        return word;
      };
      e.kind = take();
      if (e.kind == "wanted") e.wanted = true, e.kind = take();
      if (e.kind == "not") e.negated = true, e.kind = take();
      if (e.kind == "article") {
        headline = rest;
        continue;
      }
      e.article = headline;
      for (const std::string_view field : text::split(rest, '|')) {
        e.fields.emplace_back(text::trim(field));
      }
      file.expectations.push_back(std::move(e));
    }
    cases.push_back(std::move(file));
  }
  return cases;
}

namespace {

bool any(const std::string& field) {
  return field == "*";
}

bool holds_words(const std::string& whole, const std::string& part) {
  return text::fold(text::squeeze(whole)).find(text::fold(part)) != std::string::npos;
}

bool same_name(const Ref& ref, const std::string& name) {
  return text::fold(ref.name) == text::fold(name);
}

bool side_is(const std::vector<Ref>& refs, const std::string& name) {
  if (any(name)) return true;
  return std::any_of(refs.begin(), refs.end(), [&](const Ref& r) { return same_name(r, name); });
}

template <typename Record>
bool is_of(const Record& record, const Article& article) {
  return std::any_of(record.evidence.begin(), record.evidence.end(),
                     [&](const Evidence& e) { return e.article == article.id; });
}

std::string field(const Expectation& e, std::size_t i) {
  return i < e.fields.size() ? e.fields[i] : std::string("*");
}

bool says(const Statement& s, const Expectation& e) {
  const std::string who = field(e, 0);
  const bool speaker =
      any(who) || (s.speaker && same_name(*s.speaker, who)) || side_is(s.co_speakers, who);
  const bool act = any(field(e, 1)) || name_of(s.act) == field(e, 1);
  const bool words = any(field(e, 2)) || holds_words(s.text, field(e, 2));
  bool condition = true;
  if (!any(field(e, 3))) condition = s.condition && holds_words(s.condition->text, field(e, 3));
  return speaker && act && words && condition;
}

bool happens(const Event& event, const Expectation& e) {
  const std::string pair = field(e, 0);
  const std::size_t arrow = pair.find("->");
  const std::string actor(text::trim(pair.substr(0, arrow)));
  const std::string recipient(arrow == std::string::npos ? std::string_view("*")
                                                         : text::trim(pair).substr(arrow + 2));
  return side_is(event.actors, actor) &&
         side_is(event.recipients, std::string(text::trim(recipient))) &&
         (any(field(e, 1)) || name_of(event.type) == field(e, 1)) &&
         (any(field(e, 2)) || name_of(event.status) == field(e, 2));
}

bool counts(const Figure& f, const Expectation& e) {
  const bool value = any(field(e, 0)) || holds_words(f.value, field(e, 0));
  const bool noun = any(field(e, 1)) || holds_words(f.counts, field(e, 1));
  const std::string who = field(e, 2);
  const bool claimant =
      any(who) || (who == "-" ? !f.claimant : f.claimant && same_name(*f.claimant, who));
  return value && noun && claimant;
}

bool meets(const Meeting& m, const Expectation& e) {
  bool parties = true;
  if (!any(field(e, 0))) {
    const std::string list = field(e, 0);
    for (const std::string_view party : text::split(list, ',')) {
      parties = parties && side_is(m.parties, std::string(text::trim(party)));
    }
  }
  return parties && (any(field(e, 1)) || name_of(m.status) == field(e, 1)) &&
         (any(field(e, 2)) || m.begin.substr(0, 10) == field(e, 2)) &&
         (any(field(e, 3)) || (m.place && holds_words(m.place->name, field(e, 3))));
}

template <typename Record, typename Check>
bool any_of_article(const std::vector<Record>& records, const Article& article, Check&& check) {
  return std::any_of(records.begin(), records.end(),
                     [&](const Record& r) { return is_of(r, article) && check(r); });
}

// "copy verbatim | FILE": of one origin with that file, told so by whichever of them is the copy;
// "copy -": of one origin with nothing else.
bool is_copy(const Dossier& dossier, const Article& article, const Expectation& e) {
  for (const Article& other : dossier.articles) {
    if (other.id == article.id || other.origin != article.origin) continue;
    if (field(e, 0) == "-") return false;
    if (!any(field(e, 1)) && !holds_words(other.uri, field(e, 1))) continue;
    if (any(field(e, 0))) return true;
    for (const Article* one : {&article, &other}) {
      if (one->copy && name_of(one->copy->kind) == field(e, 0)) return true;
    }
  }
  return field(e, 0) == "-";
}

}  // namespace

bool holds(const Dossier& d, const Article& article, const Expectation& e) {
  if (e.kind == "title") return article.title == field(e, 0);
  if (e.kind == "published") {
    return article.published && article.published->begin.substr(0, 10) == field(e, 0);
  }
  if (e.kind == "removed") {
    return std::any_of(article.removed.begin(), article.removed.end(), [&](const Removal& r) {
      return name_of(r.reason) == field(e, 0) && holds_words(r.text, field(e, 1));
    });
  }
  if (e.kind == "credit") {
    return std::any_of(article.credits.begin(), article.credits.end(),
                       [&](const Credit& c) { return c.agency == field(e, 0); });
  }
  if (e.kind == "copy") return is_copy(d, article, e);
  if (e.kind == "says") {
    return any_of_article(d.statements, article, [&](const Statement& s) { return says(s, e); });
  }
  if (e.kind == "event") {
    return any_of_article(d.events, article, [&](const Event& x) { return happens(x, e); });
  }
  if (e.kind == "figure") {
    return any_of_article(d.figures, article, [&](const Figure& f) { return counts(f, e); });
  }
  if (e.kind == "meeting") {
    return any_of_article(d.meetings, article, [&](const Meeting& m) { return meets(m, e); });
  }
  return false;
}

std::string what_is_there(const Dossier& d, const Article& article, const Expectation& e) {
  std::ostringstream out;
  const auto names = [](const std::vector<Ref>& refs) {
    std::string all;
    for (const Ref& r : refs) all += (all.empty() ? "" : ", ") + r.name;
    return all;
  };
  const auto each = [&](const auto& records, auto&& print) {
    for (const auto& record : records) {
      if (is_of(record, article)) print(record);
    }
  };
  if (e.kind == "says") {
    each(d.statements, [&](const Statement& s) {
      out << "  " << (s.speaker ? s.speaker->name : "-") << " | " << name_of(s.act) << " | "
          << text::squeeze(s.text) << " | " << (s.condition ? s.condition->text : "") << "\n";
    });
  } else if (e.kind == "event") {
    each(d.events, [&](const Event& x) {
      out << "  " << names(x.actors) << " -> " << names(x.recipients) << " | " << name_of(x.type)
          << " | " << name_of(x.status) << " | " << x.predicate << "\n";
    });
  } else if (e.kind == "figure") {
    each(d.figures, [&](const Figure& f) {
      out << "  " << f.value << " | " << f.counts << " | " << (f.claimant ? f.claimant->name : "-")
          << "\n";
    });
  } else if (e.kind == "meeting") {
    each(d.meetings, [&](const Meeting& m) {
      out << "  " << names(m.parties) << " | " << name_of(m.status) << " | " << m.begin << " | "
          << (m.place ? m.place->name : "-") << "\n";
    });
  } else {
    out << "  title " << article.title << "; published "
        << (article.published ? article.published->begin : "-") << "; copy "
        << (article.copy ? name_of(article.copy->kind) : "-") << "\n";
    for (const Removal& r : article.removed) {
      out << "  removed " << name_of(r.reason) << " | " << r.text << "\n";
    }
  }
  return out.str();
}

}  // namespace demarche::samples
