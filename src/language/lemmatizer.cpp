#include "language/lemmatizer.hpp"

#include "language/hash.hpp"
#include "language/model_file.hpp"
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

Result<Lemmatizer> Lemmatizer::load(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto packed = read_msgpack(*bytes);
  const Packed* rules = packed ? packed->find("lemma_rules") : nullptr;
  const Packed* exceptions = packed ? packed->find("lemma_exc") : nullptr;
  const Packed* index = packed ? packed->find("lemma_index") : nullptr;
  if (rules == nullptr || exceptions == nullptr || index == nullptr) {
    return fail(ErrorCode::kBadFormat, "has no tables lemma_rules, lemma_exc and lemma_index",
                path);
  }
  Lemmatizer out;
  for (const char* pos : {"adj", "adp", "adv", "aux", "conj", "cconj", "sconj", "det", "intj",
                          "noun", "num", "part", "pron", "propn", "punct", "sym", "verb", "x"}) {
    const std::uint64_t id = string_id(pos);
    const auto of = [&](const Packed& table) -> const Packed* {
      for (const auto& [key, value] : table.entries) {
        if (key.natural == id) return &value;
      }
      return nullptr;
    };
    Table table;
    if (const Packed* own = of(*rules)) {
      for (const Packed& rule : own->items) {
        if (rule.items.size() != 2 || !rule.items[0].is_string() || !rule.items[1].is_string()) {
          return fail(ErrorCode::kBadFormat, "a lemma rule is no pair of strings", path);
        }
        table.rules.emplace_back(rule.items[0].words, rule.items[1].words);
      }
    }
    if (const Packed* own = of(*exceptions)) {
      table.exceptions.reserve(own->entries.size());
      for (const auto& [word, forms] : own->entries) {
        std::vector<std::string>& list = table.exceptions[std::string(word.words)];
        for (const Packed& form : forms.items) list.emplace_back(form.words);
      }
    }
    if (const Packed* own = of(*index)) {
      table.index.reserve(own->items.size());
      for (const Packed& word : own->items) table.index.emplace(word.words);
    }
    if (!table.rules.empty() || !table.exceptions.empty() || !table.index.empty()) {
      out.tables_.emplace(pos, std::move(table));
    }
  }
  return out;
}

std::string Lemmatizer::lemma(std::string_view word, std::string_view lower_word,
                              std::string_view pos, std::string_view morph) const {
  const std::string low(lower_word);
  if (pos.empty() || pos == "EOL" || pos == "SPACE") return low;
  if (is_base_form(pos, morph)) return low;
  const auto found = tables_.find(lower(pos));
  if (found == tables_.end()) return pos == "PROPN" ? std::string(word) : low;
  const Table& table = found->second;
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  for (const auto& [suffix, replacement] : table.rules) {
    if (low.size() < suffix.size() ||
        low.compare(low.size() - suffix.size(), suffix.size(), suffix) != 0) {
      continue;
    }
    std::string form = low.substr(0, low.size() - suffix.size()) + replacement;
    if (form.empty()) continue;
    if (table.index.count(form) > 0) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!is_alpha(form)) {
      forms.push_back(std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  const auto exceptions = table.exceptions.find(low);
  if (exceptions != table.exceptions.end()) {
    for (const std::string& form : exceptions->second) {
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
        forms.insert(forms.begin(), form);
      }
    }
  }
  if (!forms.empty()) return forms.front();
  if (!unknown.empty()) return unknown.front();
  return std::string(word);
}

}  // namespace demarche::language
