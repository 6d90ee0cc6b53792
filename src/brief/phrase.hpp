// Facts as short sentences: templates over the fields, no adjective of our own.
#pragma once

#include <demarche/records.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demarche::brief {

// "2 Dec", "2-5 Dec", "Dec 2021", "2014"; empty if there is no date. A year is printed when it is
// not `year` (four digits, may be empty).
std::string phrase_dates(std::string_view begin, std::string_view end, Precision precision,
                         std::string_view year = {});
std::string phrase_date(const std::optional<Interval>& interval, std::string_view year = {});

// "Russia, Ukraine and NATO"
std::string phrase_names(const std::vector<Ref>& refs);
std::string phrase_list(const std::vector<std::string>& words);

// "Russia may attack Ukraine", "Joe Biden and Vladimir Putin are to meet"; with the printed word
// behind when it says more: ("invasion").
std::string phrase_event(const Event& event);

// "threatens", "declines to comment": third person, present.
std::string_view phrase_act(Act act);

// The words of a statement for a row: quotation marks where it is quoted, cut at a word border
// behind `limit` code points with an ellipsis.
std::string phrase_content(const Statement& statement, std::size_t limit);

// "more than 100,000 troops"
std::string phrase_figure(const Figure& figure);

// "Antony Blinken (Secretary of State, United States)", with the office held on `day` (ISO, may be
// empty: the last one known).
std::string phrase_actor(const Actor* actor, const Ref& ref, std::string_view day);

// Cut at a word border behind at most `limit` code points; an ellipsis marks the cut.
std::string shorten(std::string_view words, std::size_t limit);

}  // namespace demarche::brief
