// The paragraphs of a draft while it is being cleaned.
#pragma once

#include "ingest/paragraphs.hpp"

#include <demarche/records.hpp>

#include <optional>
#include <string>
#include <vector>

namespace demarche::ingest {

struct Piece {
  Paragraph range;   // of the draft's text
  std::string line;  // its words on one line, white space squeezed
  std::optional<RemovalReason> reason;
  bool is_title = false;

  [[nodiscard]] bool kept() const { return !reason && !is_title; }
};

// Chooses the title among the first pieces and marks it; a piece may lose a leading "date
// 2021-12-02" (returned as the length in bytes to skip). Returns the index, or npos.
std::size_t choose_title(const std::vector<Piece>& pieces);

// Furniture that only its neighbours give away: captions above a photo credit, teasers in the
// middle of a quotation, link lists under "Related Articles", the title printed again.
void mark_by_context(std::vector<Piece>& pieces, const std::string& title);

}  // namespace demarche::ingest
