#include "engine/read_articles.hpp"

#include "extract/findings.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include <fmt/format.h>

namespace demarche::engine {

namespace {

// What became of one article. Each is written by one thread and read after all have ended.
struct Slot {
  std::optional<Reading> reading;
  std::vector<Problem> problems;
};

template <typename Fact>
void limit_facts(std::vector<Fact>& facts, std::size_t limit, const char* kind,
                 const Article& article, std::vector<Problem>& problems) {
  if (facts.size() <= limit) return;
  problems.push_back({Error{ErrorCode::kTooMany,
                            fmt::format("{} of {} {} left out: the limit is {} an article",
                                        facts.size() - limit, facts.size(), kind, limit),
                            article.uri,
                            {}},
                      false});
  facts.resize(limit);
}

class Team {
 public:
  Team(std::vector<Article> articles, const EngineOptions& options, const Resources& resources)
      : articles_(std::move(articles)),
        slots_(articles_.size()),
        options_(options),
        resources_(resources) {
    for (const Article& article : articles_) uris_.push_back(article.uri);
  }

  std::vector<Slot> run(const Progress& progress) {
    const std::size_t wanted = options_.threads != 0
                                   ? options_.threads
                                   : std::max(1u, std::thread::hardware_concurrency());
    const std::size_t count = std::min(wanted, articles_.size());
    std::vector<std::thread> threads;
    // One thread of work runs here only if it is the only one: progress comes from this thread.
    if (count <= 1) {
      work([&](std::size_t done) {
        if (progress) progress(done, articles_.size());
      });
      return std::move(slots_);
    }
    threads.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      threads.emplace_back([this] { work([this](std::size_t) { changed_.notify_one(); }); });
    }
    for (std::size_t shown = 0; shown < articles_.size();) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return done_ > shown; });
      shown = done_;
      lock.unlock();
      if (progress) progress(shown, articles_.size());
    }
    for (std::thread& thread : threads) thread.join();
    return std::move(slots_);
  }

  [[nodiscard]] double language_seconds() const { return language_; }
  [[nodiscard]] double extract_seconds() const { return extract_; }

 private:
  template <typename Tell>
  void work(const Tell& tell) {
    Workspace workspace;
    for (std::size_t i = next_++; i < articles_.size(); i = next_++) {
      Seconds seconds;
      // Errors are values; what is thrown all the same (no memory, a bug) costs this article only.
      try {
        seconds = annotate_and_read(i, workspace);
      } catch (const std::exception& thrown) {
        slots_[i].reading.reset();
        slots_[i].problems.push_back({Error{ErrorCode::kInternal,
                                            fmt::format("reading failed: {}", thrown.what()),
                                            uris_[i],
                                            {}},
                                      true});
      }
      std::size_t done = 0;
      {
        const std::lock_guard lock(mutex_);
        language_ += seconds.language;
        extract_ += seconds.extract;
        done = ++done_;
      }
      tell(done);
    }
  }

  struct Seconds {
    double language = 0.0;
    double extract = 0.0;
  };

  Seconds annotate_and_read(std::size_t i, Workspace& workspace) {
    Seconds seconds;
    const StopWatch language;
    auto analysis = analyse(resources_, articles_[i].text, workspace);
    seconds.language = language.seconds();
    if (!analysis) {
      Error error = analysis.error();
      if (error.source.empty()) error.source = uris_[i];
      slots_[i].problems.push_back({std::move(error), true});
      return seconds;
    }
    const StopWatch extract;
    read(i, *analysis);
    seconds.extract = extract.seconds();
    return seconds;
  }

  void read(std::size_t i, const Analysis& analysis) {
    Slot& slot = slots_[i];
    Reading reading =
        extract::read_article(std::move(articles_[i]), analysis, resources_.knowledge);
    const std::size_t limit = options_.limits.facts;
    limit_facts(reading.statements, limit, "statements", reading.article, slot.problems);
    limit_facts(reading.events, limit, "events", reading.article, slot.problems);
    limit_facts(reading.figures, limit, "figures", reading.article, slot.problems);
    limit_facts(reading.meetings, limit, "meetings", reading.article, slot.problems);
    slot.reading = std::move(reading);
  }

  std::vector<Article> articles_;
  std::vector<std::string> uris_;  // of the articles, which are moved away one by one
  std::vector<Slot> slots_;
  const EngineOptions& options_;
  const Resources& resources_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // guards the three below
  std::condition_variable changed_;
  std::size_t done_ = 0;
  double language_ = 0.0;
  double extract_ = 0.0;
};

}  // namespace

std::vector<Reading> read_articles(std::vector<Article> articles, const EngineOptions& options,
                                   const Resources& resources, RunReport& report,
                                   const Progress& progress) {
  const StopWatch watch;
  Team team(std::move(articles), options, resources);
  std::vector<Slot> slots = team.run(progress);
  const double wall = watch.seconds();
  const double spent = team.language_seconds() + team.extract_seconds();
  const double share = spent > 0.0 ? team.language_seconds() / spent : 0.0;
  report.timings.push_back({"language", wall * share});
  report.timings.push_back({"extract", wall * (1.0 - share)});
  std::vector<Reading> readings;
  for (Slot& slot : slots) {
    if (slot.reading) readings.push_back(std::move(*slot.reading));
    report.problems.insert(report.problems.end(), slot.problems.begin(), slot.problems.end());
  }
  return readings;
}

}  // namespace demarche::engine
