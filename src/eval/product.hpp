// The product as the answering side sees it: one engine, one thread.
#pragma once

#include "engine/resources.hpp"
#include "extract/findings.hpp"

#include <demarche/engine.hpp>
#include <demarche/language.hpp>
#include <demarche/records.hpp>

#include <optional>
#include <string>

namespace demarche::eval {

class Product {
 public:
  static Result<Product> open(const EngineOptions& options);

  Result<Analysis> annotate(const std::string& text);
  // All facts of one article.
  Result<Reading> read(Article article);
  // The act of speech whose spans are given; nothing without an encoder.
  std::optional<ActMeaning> read_act(const Analysis& analysis, const GivenSpeech& speech);
  // What one actor does to another; nothing without an encoder, or where no sentence holds both.
  std::optional<PairMeaning> read_pair(const Analysis& analysis, const ActorPair& pair);
  [[nodiscard]] const knowledge::Knowledge& knowledge() const { return resources_.knowledge; }
  // Whether two statements are one utterance; empty without the weights for it.
  [[nodiscard]] reconcile::SameWords same_words() const { return engine::same_words(resources_); }
  [[nodiscard]] const std::vector<Error>& missing() const { return resources_.missing; }

 private:
  explicit Product(engine::Resources resources) : resources_(std::move(resources)) {}

  engine::Resources resources_;
  engine::Workspace workspace_;
};

// An article as a question gives it. `date` is an ISO day, empty if unknown.
Article article_of(const std::string& text, const std::string& title, const std::string& date);

}  // namespace demarche::eval
