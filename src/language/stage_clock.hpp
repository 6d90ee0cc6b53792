// Adds the time between calls to the stage that is running; does nothing without an account.
#pragma once

#include <demarche/language.hpp>

#include <chrono>

namespace demarche::language {

class StageClock {
 public:
  using Stage = double AnnotationCosts::*;

  explicit StageClock(AnnotationCosts* account) : account_(account) {
    if (account_ != nullptr) since_ = Clock::now();
  }
  ~StageClock() { enter(stage_); }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

  // Ends the running stage and begins `stage`; returns the one that ended.
  Stage enter(Stage stage) {
    const Stage ended = stage_;
    stage_ = stage;
    if (account_ == nullptr) return ended;
    const auto now = Clock::now();
    account_->*ended += std::chrono::duration<double>(now - since_).count();
    since_ = now;
    return ended;
  }

 private:
  using Clock = std::chrono::steady_clock;
  AnnotationCosts* account_;
  Stage stage_ = &AnnotationCosts::tokenize;
  Clock::time_point since_;
};

}  // namespace demarche::language
