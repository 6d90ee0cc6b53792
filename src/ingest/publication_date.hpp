// When an article was published, as far as it tells by itself.
#pragma once

#include "ingest/clean.hpp"
#include "ingest/draft.hpp"

#include <demarche/records.hpp>

#include <optional>
#include <string_view>

namespace demarche::ingest {

// In order of trust: `given` (an ISO date of the caller), metadata, a date line, the URL, a
// dateline with or without a year. The basis names the rule; clues that disagree with the choice
// are its alternatives. Nothing when none of them is there.
std::optional<Interval> publication_date(const Draft& draft, const CleanText& clean,
                                         std::string_view given);

// "/2021/12/02/", "/2021-12-02-", "/20211202/" in an address.
std::optional<Interval> date_in_url(std::string_view url);

}  // namespace demarche::ingest
