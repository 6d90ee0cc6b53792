// Records to JSON values.
#pragma once

#include <demarche/records.hpp>

#include <string_view>

#include <nlohmann/json.hpp>

namespace demarche {

nlohmann::ordered_json to_json(const Evidence& evidence);
nlohmann::ordered_json to_json(const Ref& ref);
nlohmann::ordered_json to_json(const Interval& interval);
nlohmann::ordered_json to_json(const Place& place);
nlohmann::ordered_json to_json(const Condition& condition);
nlohmann::ordered_json to_json(const Parent& parent);
nlohmann::ordered_json to_json(const Article& article);
nlohmann::ordered_json to_json(const Actor& actor);
nlohmann::ordered_json to_json(const Grounds& grounds);
nlohmann::ordered_json to_json(const Statement& statement);
nlohmann::ordered_json to_json(const Event& event);
nlohmann::ordered_json to_json(const Figure& figure);
nlohmann::ordered_json to_json(const Meeting& meeting);
nlohmann::ordered_json to_json(const Story& story);
nlohmann::ordered_json to_json(const Tension& tension);

// All records of one kind as an array; null for an unknown kind.
nlohmann::ordered_json records_json(const Dossier& dossier, std::string_view kind);

}  // namespace demarche
