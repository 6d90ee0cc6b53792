// The predicates that name political acts, and the words their patterns are made of.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace demarche::extract {

// Who stands where around the predicate.
enum class Frame : std::uint8_t {
  kDirect,   // subject acts on object
  kSubject,  // subject acts; an object is no party (troops moved, sanctions lifted)
  kMutual,   // subject, object and "with" phrase act together (talks, clashes)
  kAffected  // the object or "of" phrase is the other end even when it is no political actor
};

// One line of the lexicon: when one of `lemmas` (blank separated) stands in the text as verb or
// noun and all of `needs` hold, it is an act with that CAMEO leaf.
//
// Needs, blank separated, all must hold:
//   +out        a particle "out" belongs to the word
//   o:a,@b      its object's head has lemma a or is of word class b ("o" alone: any object)
//   -o          it has no object
//   s:a,@b      the same for its subject
//   p:on,to     it has a phrase with one of these prepositions
//   q:to=a,@b   ... whose object has that lemma or class
//   m:a,@b      a compound or adjective before a noun has that lemma or class
//   x           it governs an infinitive
//   adj         (verbs) it is used as predicate or past participle
struct Predicate {
  char pos;  // 'v' or 'n'
  std::string_view lemmas;
  std::string_view needs;
  std::string_view cameo;
  std::string_view mode;  // PLOVER mode, empty: none
  Frame frame;
  std::string_view recipients;  // prepositions that bring the other end, comma separated
};

// Candidates for a lemma, in the order in which they are to be tried.
std::span<const Predicate* const> predicates_of(char pos, std::string_view lemma);

// True if the lemma is in the word class ("@troops" without the @); false for unknown classes.
bool in_class(std::string_view word_class, std::string_view lemma);

// True if `item` is one of the comma separated items.
bool in_list(std::string_view list, std::string_view item, char separator = ',');

}  // namespace demarche::extract
