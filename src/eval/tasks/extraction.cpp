// The article out of a web page: body, title, authors, date.
#include "eval/answers/answers.hpp"
#include "eval/figures.hpp"
#include "eval/moments.hpp"
#include "eval/pages.hpp"
#include "eval/task.hpp"
#include "eval/tokens.hpp"
#include "text/strings.hpp"

#include <cmath>

namespace demarche::eval {

namespace {

using Words = std::vector<std::string>;
constexpr std::size_t kGram = 4;
constexpr double kSameInstant = 60;  // seconds

std::vector<Words> grams_of(const Words& words) {
  std::vector<Words> out;
  for (std::size_t i = 0; i + kGram <= words.size(); ++i) {
    out.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(i),
                     words.begin() + static_cast<std::ptrdiff_t>(i + kGram));
  }
  return out;
}

// Precision, recall and F1 of two bags.
template <typename T>
Count bags(const std::vector<T>& gold, const std::vector<T>& answer) {
  return {common_of_bags(gold, answer), static_cast<double>(answer.size()),
          static_cast<double>(gold.size())};
}

std::string joined(const Words& words) {
  return " " + text::join(words, " ") + " ";
}

class ExtractionScorer final : public Scorer {
 public:
  void add(const Record& gold, const Record& answer) override {
    const auto expected = gold.object("expected");
    if (!expected) return;
    ++pages_;
    const Words want = words_of(text::join(expected->texts("lines"), " "));
    const std::string body = answer.text("text");
    const Words got = words_of(body);
    const Count words = bags(want, got);
    precision_ += words.precision();
    recall_ += words.recall();
    f1_ += words.f1();
    const auto want_grams = grams_of(want);
    gram_f1_ += bags(want_grams, grams_of(got)).f1();
    count_foreign(body, want, {want_grams.begin(), want_grams.end()});
    titles_ += words_of(expected->text("title")) == words_of(answer.text("title")) ? 1 : 0;
    const auto authors = expected->texts("authors");
    if (!authors.empty()) {
      ++with_authors_;
      authors_ += as_set(authors) == as_set(answer.texts("authors")) ? 1 : 0;
    }
    count_date(expected->text("publishing_date"), answer.text("published"));
  }

  [[nodiscard]] std::vector<Measurement> figures() const override {
    Figures out;
    out.add("word P", ratio(precision_, pages_));
    out.add("word R", ratio(recall_, pages_));
    out.add("word F1", ratio(f1_, pages_));
    out.add("4-gram F1", ratio(gram_f1_, pages_));
    out.add("pages with a foreign line", ratio(pages_with_foreign_, pages_));
    out.add("foreign lines a page", ratio(foreign_lines_, pages_));
    out.add("foreign words a page", ratio(foreign_words_, pages_));
    out.add("title", ratio(titles_, pages_));
    out.add("authors", ratio(authors_, with_authors_));
    out.add("day", ratio(days_, dated_));
    out.add("instant", ratio(instants_, dated_));
    return out.take();
  }

 private:
  static std::set<std::string> as_set(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
  }

  // Lines less than half of whose 4-grams stand in the expected words.
  void count_foreign(const std::string& body, const Words& expected, const std::set<Words>& known) {
    const std::string in_order = joined(expected);
    bool any = false;
    for (const std::string_view line : text::split(body, '\n')) {
      const Words words = words_of(line);
      if (words.empty()) continue;
      const auto grams = grams_of(words);
      double here = 0;
      for (const Words& gram : grams) here += known.count(gram) > 0 ? 1 : 0;
      const bool own = grams.empty() ? in_order.find(joined(words)) != std::string::npos
                                     : 2 * here >= static_cast<double>(grams.size());
      if (own) continue;
      any = true;
      ++foreign_lines_;
      foreign_words_ += static_cast<double>(words.size());
    }
    pages_with_foreign_ += any ? 1 : 0;
  }

  void count_date(const std::string& expected, const std::string& answer) {
    const auto want = parse_moment(expected);
    if (!want) return;
    ++dated_;
    const auto got = parse_moment(answer);
    if (!got) return;
    days_ += day_in_zone_of(*got, *want) == want->day ? 1 : 0;
    const auto a = want->instant();
    const auto b = got->instant();
    instants_ += a && b && std::abs(*a - *b) <= kSameInstant ? 1 : 0;
  }

  double pages_ = 0;
  double precision_ = 0, recall_ = 0, f1_ = 0, gram_f1_ = 0;
  double pages_with_foreign_ = 0, foreign_lines_ = 0, foreign_words_ = 0;
  double titles_ = 0, authors_ = 0, with_authors_ = 0;
  double days_ = 0, instants_ = 0, dated_ = 0;
};

}  // namespace

Task extraction_task() {
  Task task;
  task.about = {"extraction", "the article out of a web page (a table of pages)"};
  task.format = Task::Format::kTable;
  task.attach = [](std::vector<Line>& lines, const std::string& gold_path,
                   const std::vector<std::string>&) { return attach_pages(lines, gold_path); };
  task.question = [](const Json& line, bool) { return keep(line, {"page"}); };
  task.answer = answer_extraction;
  task.labelled = [](const Record& line) { return line.has("expected"); };
  task.scorer = make_scorer<ExtractionScorer>;
  return task;
}

}  // namespace demarche::eval
