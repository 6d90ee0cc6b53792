#include "cli/annotate.hpp"

#include "cli/annotate_formats.hpp"
#include "cli/annotate_input.hpp"
#include "cli/arguments.hpp"
#include "cli/data_folder.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"

#include <demarche/language.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace demarche::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Texts are taken one by one, annotated by several threads and written in the order of the input as
// soon as those before are written. Never more than a few texts a thread are in memory.
class Run {
 public:
  Run(const Pipeline& pipeline, const AnnotateArguments& arguments)
      : pipeline_(pipeline),
        arguments_(arguments),
        width_(static_cast<std::size_t>(arguments.width > 0 ? arguments.width : terminal_width())),
        input_(arguments.paths, arguments.max_bytes),
        progress_(arguments.quiet, "texts") {
    threads_ = arguments.threads > 0 ? arguments.threads
                                     : std::max(1U, std::thread::hardware_concurrency());
    done_.resize(4 * static_cast<std::size_t>(threads_));
  }

  int run() {
    {
      std::vector<std::jthread> others;
      for (unsigned t = 1; t < threads_; ++t) others.emplace_back([this] { work(); });
      work();
    }
    progress_.clear();
    if (write_error_ != 0) {
      report({ErrorCode::kUnreadable,
              std::string("cannot write: ") + std::strerror(write_error_),
              "standard output",
              {}});
      return kFailure;
    }
    if (left_out_ > 0) {
      std::fprintf(stderr, "demarche: %zu of %zu texts left out\n", left_out_, left_out_ + texts_);
    }
    return left_out_ > 0 ? kSomethingLeftOut : kAllRead;
  }

  [[nodiscard]] std::size_t texts() const { return texts_; }
  [[nodiscard]] std::size_t tokens() const { return tokens_; }

 private:
  // What became of one text, kept until it is its turn.
  struct Answer {
    bool ready = false;
    std::string bytes;
    std::size_t tokens = 0;
    std::optional<Error> error;
  };

  void work() {
    Pipeline::Workspace workspace;
    while (true) {
      std::size_t turn = 0;
      std::optional<Result<InputText>> text;
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return taken_ - written_ < done_.size() || stopped_; });
        if (stopped_) return;
        text = input_.next();
        if (!text) {
          stopped_ = true;
          room_.notify_all();
          return;
        }
        turn = taken_++;
      }
      Answer answer = *text ? annotate(**text, workspace) : Answer{true, {}, 0, text->error()};
      const std::scoped_lock lock(mutex_);
      done_[turn % done_.size()] = std::move(answer);
      write_ready();
    }
  }

  Answer annotate(InputText& text, Pipeline::Workspace& workspace) const {
    Answer answer{true, {}, 0, std::nullopt};
    auto analysis = pipeline_.annotate(std::move(text.words), workspace);
    if (!analysis) {
      Error error = analysis.error();
      error.source = text.source;
      error.place =
          text.place + (text.place.empty() || error.place.empty() ? "" : ", ") + error.place;
      answer.error = std::move(error);
      return answer;
    }
    answer.tokens = analysis->tokens.size();
    if (arguments_.format == "json") append_json(text.id, *analysis, answer.bytes);
    if (arguments_.format == "conllu") append_conllu(text.id, *analysis, answer.bytes);
    if (arguments_.format == "table") append_table(text.id, *analysis, width_, answer.bytes);
    return answer;
  }

  void write_ready() {
    for (; done_[written_ % done_.size()].ready; ++written_) {
      const Answer answer = std::exchange(done_[written_ % done_.size()], {});
      if (answer.error) {
        progress_.clear();
        report(*answer.error);
        ++left_out_;
        continue;
      }
      ++texts_;
      tokens_ += answer.tokens;
      if (std::fwrite(answer.bytes.data(), 1, answer.bytes.size(), stdout) != answer.bytes.size()) {
        write_error_ = errno;
        stopped_ = true;
      }
    }
    if (std::fflush(stdout) != 0 && write_error_ == 0) {
      write_error_ = errno;
      stopped_ = true;
    }
    progress_.show(texts_ + left_out_, 0);
    room_.notify_all();
  }

  const Pipeline& pipeline_;
  const AnnotateArguments& arguments_;
  std::size_t width_;
  unsigned threads_ = 1;

  std::mutex mutex_;  // guards all below
  std::condition_variable room_;
  InputReader input_;
  ProgressLine progress_;
  std::vector<Answer> done_;  // a ring over [written_, taken_)
  std::size_t taken_ = 0;
  std::size_t written_ = 0;
  bool stopped_ = false;
  std::size_t texts_ = 0;
  std::size_t left_out_ = 0;
  std::size_t tokens_ = 0;
  int write_error_ = 0;
};

}  // namespace

int run_annotate(const AnnotateArguments& arguments) {
  std::string model = arguments.model;
  if (model.empty()) {
    model =
        (arguments.data.empty() ? find_data_folder() : arguments.data) + "/models/en_core_web_sm";
  }
  PipelineOptions options;
  options.mode = arguments.mode == "fast" ? PipelineMode::kFast : PipelineMode::kExact;
  options.isa = arguments.isa;
  const auto load_begin = Clock::now();
  const auto pipeline = Pipeline::load(model, options);
  if (!pipeline) {
    report(pipeline.error());
    return kFailure;
  }
  const double load_seconds = seconds_since(load_begin);
  const auto begin = Clock::now();
  Run run(*pipeline, arguments);
  const int exit_code = run.run();
  if (arguments.format == "none") {
    const double seconds = std::max(seconds_since(begin), 1e-9);
    std::printf("%s: loaded in %.0f ms; %zu texts, %zu tokens in %.3f s, %.0f tokens/s\n",
                std::string(pipeline->name()).c_str(), load_seconds * 1e3, run.texts(),
                run.tokens(), seconds, static_cast<double>(run.tokens()) / seconds);
  }
  return exit_code;
}

}  // namespace demarche::cli
