// Word classes that the patterns of the event lexicon speak of.
#include "extract/event_lexicon.hpp"

namespace demarche::extract {

namespace {

struct WordClass {
  std::string_view name;
  std::string_view lemmas;  // blank separated
};

constexpr WordClass kClasses[] = {
    WordClass{"troops",
              "troop force soldier army battalion brigade division regiment unit contingent tank "
              "armour armor armoured navy fleet warship frigate destroyer carrier submarine vessel "
              "ship bomber jet fighter warplane aircraft plane missile battery launcher artillery "
              "marine paratrooper reservist military squadron convoy column reinforcement "
              "peacekeeper guard infantry personnel hardware weaponry helicopter gunboat flotilla "
              "rocket howitzer corps legion serviceman men mercenary militia division patrol"},
    WordClass{
        "weapon",
        "weapon arm ammunition missile rocket shell bomb drone grenade mortar warhead torpedo "
        "munition launcher tank rifle artillery weaponry arsenal"},
    WordClass{
        "vehicle",
        "plane aircraft jet helicopter drone airliner bomber fighter warplane ship vessel "
        "boat tanker frigate submarine tank convoy balloon trawler destroyer warship freighter "
        "satellite mig"},
    WordClass{"sanction",
              "sanction embargo restriction tariff ban duty curb blacklist blockade quota measure "
              "penalty boycott freeze levy control"},
    WordClass{"talks",
              "talk negotiation dialogue meeting summit conversation discussion consultation "
              "conference contact session call round table conversations"},
    WordClass{"relations", "relation tie link contact relationship cooperation"},
    WordClass{"envoy",
              "ambassador envoy diplomat consul attache representative mission embassy delegation "
              "attaché staff ambassadors"},
    WordClass{
        "pact",
        "agreement deal treaty accord pact protocol memorandum convention contract declaration "
        "truce ceasefire armistice charter settlement document communique compact papers law "
        "paper instrument letter text minute"},
    WordClass{"truce", "truce ceasefire armistice cease-fire hostility fire fighting moratorium"},
    WordClass{
        "people",
        "people person civilian man woman child soldier worker student protester demonstrator "
        "policeman officer journalist reporter activist leader official minister fighter "
        "militant rebel gunman villager resident family hostage prisoner passenger guard boy "
        "girl troop commander refugee migrant citizen inhabitant member monk nurse doctor "
        "driver fisherman aid patient politician deputy lawmaker president victim trooper "
        "insurgent separatist terrorist peacekeeper airman sailor pilot crew sergeant general "
        "teacher aide opponent critic dissident tourist figure national other dozen hundred "
        "thousand scholar priest brother son father mother student conscript recruit employee "
        "aidworker volunteer engineer christian muslim settler farmer"},
    WordClass{
        "captive",
        "hostage prisoner captive detainee soldier sailor crew journalist pilot fisherman "
        "opponent dissident activist inmate body remains leader people civilian pow man woman "
        "airman student citizen national ship vessel tanker"},
    WordClass{"crowd",
              "protester demonstrator crowd people thousand hundred striker worker student farmer "
              "marcher rioter mob activist resident driver truckers trucker teacher miner villager "
              "supporter opponent citizen woman veteran nationalist youth union refugee docker "
              "prisoner inmate doctor nurse pensioner"},
    WordClass{"police", "police policeman gendarme officer constable security trooper"},
    WordClass{"power",
              "power government parliament presidency palace capital control authority parliament"},
    WordClass{"territory",
              "territory island peninsula region province land city town village border airspace "
              "enclave area zone district hill height post airport port crossing waters water base "
              "building station palace capital territory strait bridge airbase checkpoint outpost "
              "stronghold headquarters dam facility plant road field depot barracks camp"},
    WordClass{"access",
              "border crossing port airport airspace road strait frontier gate corridor passage "
              "canal route bridge checkpoint pipeline sea railway line valve gas tap embassy "
              "consulate market school newspaper station channel website university office bank "
              "internet network skies sky"},
    WordClass{
        "aid",
        "aid help assistance relief food medicine loan grant fund funding tent blanket doctor "
        "rescue money wheat grain fuel gas oil credit supply supplies vaccine ventilator "
        "generator shelter ammunition weapon arm missile equipment dollar euro million billion "
        "medic lorry truck flour rice water engineer rescuer team parcel kit support material "
        "resource guarantee package equipment"},
    WordClass{"talkee",
              "president minister leader counterpart chancellor premier delegation envoy "
              "official king prince secretary ambassador chief negotiator diplomat pope officer"},
    WordClass{"office", "post office job resignation position presidency premiership"},
    WordClass{"concern",
              "concern protest outrage anger dismay regret alarm indignation displeasure objection "
              "condemnation criticism disappointment misgiving unease fury"},
    WordClass{
        "support",
        "support solidarity gratitude thanks backing sympathy appreciation condolence approval "
        "welcome satisfaction confidence"},
    WordClass{
        "trade",
        "gas oil grain wheat power electricity coal fuel tank jet weapon arm missile aircraft "
        "plane ship ton tonne barrel submarine good system uranium steel contract"},
    WordClass{"bad",
              "lie unacceptable terrorist terrorism criminal crime aggression provocation illegal "
              "genocide barbaric shameful shame outrage outrageous blackmail piracy theft robbery "
              "act-of-war war massacre absurd nonsense farce irresponsible reckless dangerous "
              "hypocrisy hypocritical violation murderer murder occupier aggressor coward cowardly "
              "insult insulting disgrace disgraceful intolerable unjustified unlawful betrayal "
              "treason sham hostile threat trap puppet fascist nazi dictator tyrant propaganda "
              "collective punishment unforgivable inhuman cynical cynicism mockery escalation "
              "slander madness madman liar illegitimate invalid invasion extortion ransom"},
    WordClass{"harm",
              "retaliate respond retaliation response consequence punish strike attack hit crush "
              "destroy avenge kill shoot sink bomb sanction expel cut block force revenge price "
              "countermeasure measure step answer reply blood fire war arrest cost pay expulsion "
              "tariff close shut halt suspend freeze impose burn bury fight reprisal act resort "
              "regret seize action harm ruin hell target turn liberate hang retake recapture "
              "dismantle ban "
              "walk tit revanche complaint devastating crushing blow pay war drown sweep hunt"},
    WordClass{"plan",
              "plan proposal offer demand request call idea bid appeal suggestion resolution "
              "draft peace ultimatum invitation condition term initiative mediation deal "
              "compromise talk ceasefire agreement truce concession claim meeting "
              "negotiation"},
};

}  // namespace

bool in_list(std::string_view list, std::string_view item, char separator) {
  if (item.empty()) return false;
  std::size_t from = 0;
  while (from <= list.size()) {
    const std::size_t to = std::min(list.find(separator, from), list.size());
    if (list.substr(from, to - from) == item) return true;
    from = to + 1;
  }
  return false;
}

bool in_class(std::string_view word_class, std::string_view lemma) {
  for (const WordClass& c : kClasses) {
    if (c.name == word_class) return in_list(c.lemmas, lemma, ' ');
  }
  return false;
}

}  // namespace demarche::extract
