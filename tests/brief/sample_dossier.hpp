// A small dossier made by hand: two articles, a demand, a denial, a threat, two figures that clash.
#pragma once

#include "text/utf8.hpp"

#include <demarche/records.hpp>

#include <string>

namespace demarche::brief {

inline Interval day(const std::string& iso, const std::string& words) {
  Interval interval;
  interval.begin = interval.end = iso;
  interval.text = words;
  interval.basis = "weekday on or before publication";
  return interval;
}

inline Evidence evidence_in(const Article& article, const std::string& words) {
  const std::size_t byte = article.text.find(words);
  const auto begin = static_cast<std::uint32_t>(text::count(article.text.substr(0, byte)));
  return {article.id, {begin, begin + static_cast<std::uint32_t>(text::count(words))}, words};
}

inline Dossier sample_dossier() {
  Dossier d;
  Article a;
  a.id = "Aaaaaa0000001";
  a.uri = "ice.txt";
  a.outlet = "Morgunbladid";
  a.title = "Frigates & <trawlers>";
  a.text =
      "Iceland\u2019s foreign minister Einar Agustsson said \u201Call vessels must leave the zone "
      "at once\u201D on Friday.\n\nIceland counts six British warships in the zone.";
  a.published = day("1976-02-20", "20 Feb");
  a.origin = a.id;
  a.removed.push_back({{0, 4}, RemovalReason::kAdvertisement, "- Ad -"});
  Article b = a;
  b.id = "Abbbbb0000002";
  b.uri = "uk.txt";
  b.outlet = "The Scotsman";
  b.title = "No withdrawal";
  b.text =
      "London denies that HMS Yarmouth rammed the Thor. Britain has four warships in the zone.";
  b.published.reset();
  b.origin = b.id;
  b.removed.clear();
  d.articles = {a, b};

  Actor minister;
  minister.id = "person:einar-agustsson";
  minister.name = "Einar Agustsson";
  minister.kind = ActorKind::kPerson;
  minister.country = "ISL";
  minister.offices.push_back({"foreign minister", "Iceland", "1971-07-14", "1978-09-01"});
  Actor iceland;
  iceland.id = "state:iceland";
  iceland.name = "Iceland";
  iceland.kind = ActorKind::kState;
  iceland.country = "ISL";
  Actor britain;
  britain.id = "state:united-kingdom";
  britain.name = "United Kingdom";
  britain.kind = ActorKind::kState;
  britain.country = "GBR";
  d.actors = {minister, iceland, britain};

  Statement demand;
  demand.id = "S100000000001";
  demand.group = demand.id;
  demand.speaker = Ref{minister.id, minister.name, "foreign minister Einar Agustsson"};
  demand.speaker_basis = SpeakerBasis::kName;
  demand.act = Act::kDemand;
  demand.mode = SpeechMode::kDirect;
  demand.text = "\u201Call vessels must leave the zone at once\u201D";
  demand.cue = "said";
  demand.date = day("1976-02-20", "Friday");
  demand.evidence.push_back(evidence_in(a, demand.text));
  demand.rule = "quotation with reporting verb";
  Statement denial;
  denial.id = "S200000000002";
  denial.group = denial.id;
  denial.speaker = Ref{britain.id, britain.name, "London"};
  denial.speaker_basis = SpeakerBasis::kMetonym;
  denial.act = Act::kDeny;
  denial.text = "that HMS Yarmouth rammed the Thor";
  denial.cue = "denies";
  denial.denies = "E300000000003";
  denial.evidence.push_back(evidence_in(b, denial.text));
  d.statements = {demand, denial};

  Event ramming;
  ramming.id = "E300000000003";
  ramming.group = ramming.id;
  ramming.actors.push_back({britain.id, britain.name, "HMS Yarmouth"});
  ramming.recipients.push_back({iceland.id, iceland.name, "the Thor"});
  ramming.type = ramming.plover = EventType::kAssault;
  ramming.cameo = "190";
  ramming.quad = 4;
  ramming.intensity = -10.0;
  ramming.status = EventStatus::kDenied;
  ramming.confidence = 0.85;
  ramming.predicate = "rammed";
  ramming.evidence.push_back(evidence_in(b, "London denies that HMS Yarmouth rammed the Thor."));
  d.events = {ramming};

  Figure six;
  six.id = "F400000000004";
  six.group = six.id;
  six.value = "six British warships";
  six.low = six.high = 6;
  six.counts = "warships";
  six.claimant = Ref{iceland.id, iceland.name, "Iceland"};
  six.evidence.push_back(evidence_in(a, "Iceland counts six British warships in the zone."));
  Figure four = six;
  four.id = "F500000000005";
  four.group = four.id;
  four.value = "four warships";
  four.low = four.high = 4;
  four.claimant.reset();
  four.evidence = {evidence_in(b, "Britain has four warships in the zone.")};
  six.relations.push_back({four.id, RelationKind::kConflicts, "same day, same scope"});
  four.relations.push_back({six.id, RelationKind::kConflicts, "same day, same scope"});
  d.figures = {six, four};

  Meeting talks;
  talks.id = "M600000000006";
  talks.group = talks.id;
  talks.title = "Iceland - United Kingdom talks";
  talks.begin = talks.end = "1976-02-27";
  talks.status = MeetingStatus::kScheduled;
  Place oslo;
  oslo.name = "Oslo";
  talks.place = oslo;
  talks.evidence.push_back(evidence_in(a, "on Friday"));
  d.meetings = {talks};
  return d;
}

}  // namespace demarche::brief
