// The steps of reconcile, in order. Each sets `group` and the counts of its records.
#pragma once

#include "reconcile/groups.hpp"
#include "reconcile/reconcile.hpp"

#include <demarche/records.hpp>

#include <string>
#include <vector>

namespace demarche::reconcile {

void group_statements(std::vector<Statement>& statements, const Sources& sources,
                      const SameWords& same_words);
void group_events(std::vector<Event>& events, const Sources& sources);
// Also fills `relations`.
void group_figures(std::vector<Figure>& figures, const Sources& sources);
void group_meetings(std::vector<Meeting>& meetings, const Sources& sources);
std::vector<Story> find_stories(const Dossier& dossier);
std::vector<Tension> measure_tension(const Dossier& dossier);

// Points a denial at the group of events of other articles that it denies, where only one fits: the
// speaker is charged with it, the words name it, the days are near. Events have their groups.
void link_denials(std::vector<Statement>& statements, const std::vector<Event>& events);

// From here on two wordings without `same_words` are close: F1 of their words. Chosen on
// own/utterance_pairs (`demarche eval same`).
inline constexpr double kSameSentence = 0.55;
// Days between two tellings of one utterance, at most.
inline constexpr int kDaysBetweenTellings = 2;
// Are two statements of one speaker the same utterance, on even chances? From 0 to 1, 0 where the
// days are too far apart; from kOneUtterance on they are.
inline constexpr double kOneUtterance = 0.5;
double same_utterance(const Statement& a, const Statement& b, const SameWords& same_words);
// How two figures of one thing relate.
FigureRelation relate(const Figure& a, const Figure& b);

}  // namespace demarche::reconcile
