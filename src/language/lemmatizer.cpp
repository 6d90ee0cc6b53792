#include "language/lemmatizer.hpp"

#include "language/hash.hpp"
#include "language/python_text.hpp"

#include <algorithm>

namespace demarche::language {

namespace {

bool has(std::string_view morph, std::string_view feature) {
  for (std::size_t at = morph.find(feature); at != std::string_view::npos;
       at = morph.find(feature, at + 1)) {
    const std::size_t end = at + feature.size();
    if ((at == 0 || morph[at - 1] == '|') && (end == morph.size() || morph[end] == '|'))
      return true;
  }
  return false;
}

bool has_name(std::string_view morph, std::string_view name) {
  const std::string start = std::string(name) + "=";
  return morph.substr(0, start.size()) == start ||
         morph.find("|" + start) != std::string_view::npos;
}

// An uninflected form needs no rules (EnglishLemmatizer.is_base_form).
bool is_base_form(std::string_view pos, std::string_view morph) {
  if (pos == "NOUN" && has(morph, "Number=Sing")) return true;
  if (pos == "VERB" && has(morph, "VerbForm=Fin") && has(morph, "Tense=Pres") &&
      !has_name(morph, "Number")) {
    return true;
  }
  return has(morph, "VerbForm=Inf") || has(morph, "VerbForm=None") || has(morph, "Degree=Pos");
}

}  // namespace

void Lemmatizer::read_rules(PackedStream& in, Table& table) {
  for (std::uint64_t n = in.list(); n > 0 && in.ok(); --n) {
    in.list_of(2);
    const std::string_view suffix = in.words();
    table.rules.emplace_back(suffix, in.words());
  }
}

void Lemmatizer::read_exceptions(PackedStream& in, Table& table) {
  std::uint64_t n = in.map();
  table.exceptions.reserve(n);
  for (; n > 0 && in.ok(); --n) {
    std::vector<std::string_view>& forms = table.exceptions[in.words()];
    for (std::uint64_t m = in.list(); m > 0 && in.ok(); --m) forms.push_back(in.words());
  }
}

void Lemmatizer::read_index(PackedStream& in, Table& table) {
  std::uint64_t n = in.list();
  table.index = WordSet(n);
  for (; n > 0 && in.ok(); --n) table.index.insert(in.words());
}

Result<Lemmatizer> Lemmatizer::load(const std::string& path) {
  auto file = text::MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  Lemmatizer out;
  out.file_ = std::move(*file);
  PackedStream in(out.file_.bytes());
  std::size_t tables = 0;
  for (std::uint64_t n = in.map(); n > 0 && in.ok(); --n, ++tables) {
    const std::string_view name = in.words();
    const auto read = name == "lemma_rules"   ? read_rules
                      : name == "lemma_exc"   ? read_exceptions
                      : name == "lemma_index" ? read_index
                                              : nullptr;
    if (read == nullptr && in.ok()) {
      return fail(ErrorCode::kUnsupported,
                  "has a table \"" + std::string(name) + "\" that is not known", path);
    }
    for (std::uint64_t parts = in.map(); parts > 0 && in.ok(); --parts) {
      read(in, out.tables_[in.integer()]);
    }
  }
  if (!in.at_end()) return fail(ErrorCode::kBadFormat, in.error().message, path, in.error().place);
  if (tables != 3) {
    return fail(ErrorCode::kBadFormat, "has no tables lemma_rules, lemma_exc and lemma_index",
                path);
  }
  std::erase_if(out.tables_, [](const auto& entry) {
    const Table& table = entry.second;
    return table.rules.empty() && table.exceptions.empty() && table.index.empty();
  });
  return out;
}

std::string Lemmatizer::lemma(std::string_view word, std::string_view lower_word,
                              std::string_view pos, std::string_view morph) const {
  const std::string low(lower_word);
  if (pos.empty() || pos == "EOL" || pos == "SPACE") return low;
  if (is_base_form(pos, morph)) return low;
  const auto found = tables_.find(string_id(lower(pos)));
  if (found == tables_.end()) return pos == "PROPN" ? std::string(word) : low;
  const Table& table = found->second;
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (const auto& [suffix, replacement] : table.rules) {
    if (low.size() < suffix.size() ||
        low.compare(low.size() - suffix.size(), suffix.size(), suffix) != 0) {
      continue;
    }
    std::string form = low.substr(0, low.size() - suffix.size()).append(replacement);
    if (form.empty()) continue;
    if (table.index.contains(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!is_alpha(form)) {
      forms.push_back(std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  const auto exceptions = table.exceptions.find(low);
  if (exceptions != table.exceptions.end()) {
    for (const std::string_view form : exceptions->second) {
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
        forms.insert(forms.begin(), std::string(form));
      }
    }
  }
  if (!forms.empty()) return forms.front();
  if (!unknown.empty()) return unknown.front();
  return std::string(word);
}

}  // namespace demarche::language
