// The records: everything Demarche says about the articles it read, as plain values.
//
// Field for field what `demarche export` writes (docs/records.md); what each label means is in
// docs/labels.md. All offsets are code points into the `text` of the article that is named, half
// open. Ids are strings derived from content: the same input gives the same ids, whatever the
// order of arrival. Values are self-contained and may be copied and moved between threads freely.
#pragma once

#include <demarche/span.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarche {

// ---------------------------------------------------------------- parts of records

// The words of an article that carry a fact; `text` equals that slice of the article's text.
struct Evidence {
  std::string article;
  Span span;
  std::string text;
};

// A reference to an actor: `name` is canonical ("Antony Blinken"), `text` is as printed
// ("the top US diplomat").
struct Ref {
  std::string id;
  std::string name;
  std::string text;
};

enum class Precision : std::uint8_t {
  kMinute,
  kHour,
  kPartOfDay,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade
};

// A stretch of time. `begin` and `end` are ISO 8601, of the length that the precision deserves:
// "2021-12-02" or "2021-12-07T10:00". Both ends are included (a day begins and ends on that day).
struct Interval {
  std::string begin;
  std::string end;
  Precision precision = Precision::kDay;
  std::string text;                       // as printed: "Thursday"
  std::optional<std::string> zone;        // "America/New_York", "UTC", "+03:00"
  std::string basis;                      // which rule: "weekday on or before publication"
  std::vector<std::string> alternatives;  // other readings, "2021-12-09/2021-12-09: next Thursday"
};

enum class PlacePrecision : std::uint8_t { kSite, kCity, kAdmin2, kAdmin1, kCountry, kRegion };

struct Place {
  std::string name;
  std::optional<std::int64_t> geonames;
  std::string country;  // ISO 3166-1 alpha-3, empty if none (a sea, a region over borders)
  std::optional<double> lat;
  std::optional<double> lon;
  PlacePrecision precision = PlacePrecision::kCity;
  std::string text;  // as printed: "the Swedish capital"
};

// ---------------------------------------------------------------- article

// Why a stretch of the incoming text is not the article's.
enum class RemovalReason : std::uint8_t {
  kAdvertisement,
  kTeaser,
  kSubscription,
  kCaption,
  kCredit,
  kSourceLink,
  kCommentPrompt,
  kNavigation,
  kDateline,
  kOther
};

// `span` counts in the text as it came in (after decoding), not in the cleaned text.
struct Removal {
  Span span;
  RemovalReason reason = RemovalReason::kOther;
  std::string text;
};

struct Credit {
  std::string agency;  // "AFP"
  std::string text;    // as printed
};

enum class CopyKind : std::uint8_t {
  kVerbatim,
  kExcerpt,
  kRewrite,
  kTranslation,
  kUpdate,
  kSharedPassage
};

// A stretch of this article and the stretch of the parent that it repeats.
struct Alignment {
  Span span;
  Span of;
};

struct Parent {
  std::string of;  // id of the article that this one repeats
  CopyKind kind = CopyKind::kVerbatim;
  double score = 0.0;
  std::vector<Alignment> aligned;
};

struct Article {
  std::string id;
  std::string uri;     // URL, or the path as it was given
  std::string outlet;  // empty if unknown
  std::string title;
  std::vector<std::string> authors;
  std::optional<Interval> published;
  std::string language = "en";  // BCP 47
  std::string text;             // clean body, UTF-8, paragraphs separated by a blank line; no title
  std::vector<Removal> removed;
  std::vector<Credit> credits;
  std::string origin;  // id of the article that leads its origin; its own id when independent
  std::optional<Interval> modified;
  std::optional<Parent> copy;  // the strongest of `parents`
  std::vector<Parent> parents;
  std::vector<std::string> warnings;
};

// ---------------------------------------------------------------- actor

enum class ActorKind : std::uint8_t {
  kPerson,
  kState,
  kGovernmentBody,
  kOrganisation,
  kBloc,
  kArmedGroup,
  kGroup,
  kMedium,
  kVessel,
  kUnknown
};

// An office somebody holds or held. Dates are ISO 8601, empty when open or unknown.
struct Office {
  std::string title;  // "Secretary of State"
  std::string of;     // "United States"
  std::string begin;
  std::string end;
};

struct Actor {
  std::string id;
  std::string name;
  ActorKind kind = ActorKind::kUnknown;
  std::string country;  // ISO 3166-1 alpha-3, empty if none
  std::string sector;   // PLOVER sector code (GOV, MIL, ...), empty if none
  std::vector<Office> offices;
  std::vector<std::string> names;  // as printed, each once, in order of first use
  std::uint32_t mentions = 0;
  std::uint32_t articles = 0;
};

// ---------------------------------------------------------------- statement

enum class SpeakerBasis : std::uint8_t {
  kName,
  kOffice,
  kPronoun,
  kMetonym,
  kGroup,
  kAnonymous,
  kNone
};

enum class Act : std::uint8_t {
  kAssert,
  kAccuse,
  kCondemn,
  kDeny,
  kDemand,
  kAppeal,
  kThreaten,
  kWarn,
  kOffer,
  kPromise,
  kRefuse,
  kAccept,
  kPraise,
  kApologise,
  kClaimResponsibility,
  kPredict,
  kAsk,
  kDeclineComment
};

enum class SpeechMode : std::uint8_t { kDirect, kIndirect, kMixed };

struct Condition {
  std::string text;
  Evidence evidence;
};

// The words that a statement was read off, and what else it could have been; for `explain`.
struct Grounds {
  std::vector<Evidence> source;  // who says it, one for each speaker
  std::optional<Evidence> cue;
  // The encoder's choice after `Statement::act`, and the lead in probability of the act over it;
  // below 0 where a rule decided against the encoder. Nothing where it was not asked.
  std::optional<Act> act_next;
  double act_lead = 0.0;
  std::string speaker_rule;         // how the source's words were resolved
  std::optional<Ref> speaker_next;  // the next-best actor for them, where there was a choice
  std::string speaker_lost;         // and why it lost
  // Against the wording that leads the group: "[-left out-] {+put in+}". Empty for the leader and
  // for the same words.
  std::string difference;
};

struct Statement {
  std::string id;
  std::optional<Ref> speaker;
  std::vector<Ref> co_speakers;
  SpeakerBasis speaker_basis = SpeakerBasis::kNone;
  std::vector<Ref> via;  // who passed it on, nearest first
  std::optional<Ref> addressee;
  Act act = Act::kAssert;
  SpeechMode mode = SpeechMode::kIndirect;
  std::string text;  // what was said; pieces of a broken quotation joined by a space
  std::string cue;
  std::optional<Condition> condition;
  std::optional<Interval> deadline;
  std::optional<std::string> denies;  // id of a statement or event
  std::vector<std::string> about;     // ids of events in the content
  std::optional<Interval> date;
  std::optional<Place> place;
  std::optional<std::string> medium;  // "CNN"
  double confidence = 0.0;
  std::vector<Evidence> evidence;
  std::string group;  // id of the group's leading statement
  std::uint32_t articles = 1;
  std::uint32_t origins = 1;
  std::string rule;  // how it was found, for `explain`
  Grounds grounds;
};

// ---------------------------------------------------------------- event

enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault
};

enum class EventStatus : std::uint8_t {
  kHappened,
  kOngoing,
  kPlanned,
  kThreatened,
  kConditional,
  kDemanded,
  kOffered,
  kRefused,
  kDenied,
  kAlleged,
  kHypothetical,
  kNegated
};

struct Event {
  std::string id;
  std::vector<Ref> actors;
  std::vector<Ref> recipients;
  EventType type = EventType::kConsult;    // the type of the act itself
  EventType plover = EventType::kConsult;  // by PLOVER's own rules (planned CONSULT -> AGREE ...)
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;  // CAMEO leaf code as text: "036"
  int quad = 1;       // 1 verbal cooperation, 2 material cooperation, 3 verbal, 4 material conflict
  double intensity = 0.0;
  EventStatus status = EventStatus::kHappened;
  bool historical = false;
  std::optional<Condition> condition;
  std::optional<Interval> date;
  std::optional<Place> place;
  std::vector<Ref> according_to;
  double confidence = 0.0;
  Span trigger;           // the word or phrase that names the act, in the first evidence's article
  std::string predicate;  // the trigger as printed
  std::vector<Evidence> evidence;
  std::string group;
  std::uint32_t articles = 1;
  std::uint32_t outlets = 1;
  std::uint32_t origins = 1;
  std::string rule;
};

// Events that only the encoder finds have at most this confidence. They are in every export; rows
// of the report and tension rest on the others alone.
inline constexpr double kMostOfEncoderAlone = 0.6;
inline bool is_firm(const Event& event) {
  return event.confidence > kMostOfEncoderAlone;
}

// ---------------------------------------------------------------- figure

enum class Bound : std::uint8_t {
  kExact,
  kAbout,
  kAtLeast,
  kMoreThan,
  kAtMost,
  kLessThan,
  kRange,
  kVague
};

enum class Measure : std::uint8_t {
  kForces,
  kKilled,
  kWounded,
  kMissing,
  kCaptured,
  kDisplaced,
  kArrested,
  kIncidents,
  kWeapons,
  kMoney,
  kQuota,
  kShare,
  kDistance,
  kOther
};

enum class FigureStatus : std::uint8_t { kPresent, kPlanned, kCapacity, kCumulative, kIncrement };

enum class RelationKind : std::uint8_t {
  kSame,
  kCompatible,
  kRefines,
  kSuperseded,
  kConflicts,
  kNotComparable
};

struct FigureRelation {
  std::string to;
  RelationKind kind = RelationKind::kNotComparable;
  std::string why;
};

struct Figure {
  std::string id;
  std::string value;           // as printed with its modifiers: "up to 100,000"
  std::optional<double> low;   // null: no lower bound claimed
  std::optional<double> high;  // null: no upper bound claimed
  Bound bound = Bound::kExact;
  std::string unit;    // "USD", "percent", "km"; empty for a count
  std::string counts;  // what is counted: "troops"
  std::optional<Ref> of;
  Measure measure = Measure::kOther;
  std::optional<Place> place;
  std::optional<std::string> scope;
  std::optional<Interval> as_of;
  FigureStatus status = FigureStatus::kPresent;
  std::optional<Ref> claimant;  // null: the article itself
  std::vector<Evidence> evidence;
  std::string group;
  std::vector<FigureRelation> relations;
  std::string rule;
};

// ---------------------------------------------------------------- meeting

enum class MeetingFormat : std::uint8_t { kInPerson, kVirtual, kPhone, kUnknown };
enum class MeetingStatus : std::uint8_t {
  kProposed,
  kScheduled,
  kHeld,
  kMoved,
  kCancelled,
  kLapsed
};

struct Meeting {
  std::string id;
  std::string title;
  std::vector<Ref> parties;
  std::string begin;  // ISO 8601 date or date-time, empty if unknown
  std::string end;
  Precision precision = Precision::kDay;
  std::string zone;
  std::string date_basis;  // the rule behind begin and end
  std::optional<Place> place;
  MeetingFormat format = MeetingFormat::kUnknown;
  MeetingStatus status = MeetingStatus::kScheduled;
  std::uint32_t sequence = 0;
  std::vector<Evidence> evidence;
  std::string group;
  std::uint32_t articles = 1;
  std::uint32_t origins = 1;
  std::string rule;
};

// ---------------------------------------------------------------- across articles

struct Story {
  std::string id;
  std::string title;
  std::vector<std::string> articles;
  std::uint32_t origins = 0;
  std::string begin;
  std::string end;
};

// How one pair of actors stood on one day.
struct Tension {
  std::string date;
  std::array<Ref, 2> pair;
  std::uint32_t events = 0;
  std::uint32_t origins = 0;
  double score = 0.0;
  double low = 0.0;
  double high = 0.0;
  bool alert = false;
  std::vector<std::string> moved_by;
};

// All facts of one article, before it is compared with others.
struct Reading {
  Article article;
  std::vector<Actor> actors;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Figure> figures;
  std::vector<Meeting> meetings;
};

// All facts of a set of articles. Statements, events, figures and meetings that are the same fact
// keep their own records and share a `group`; the group's leading record has id == group.
struct Dossier {
  std::vector<Article> articles;
  std::vector<Actor> actors;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Figure> figures;
  std::vector<Meeting> meetings;
  std::vector<Story> stories;
  std::vector<Tension> tension;
};

}  // namespace demarche
