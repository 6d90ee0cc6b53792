#include "eval/task.hpp"

namespace demarche::eval {

const std::vector<Task>& tasks() {
  static const std::vector<Task> kTasks = {
      attribution_task(), events_task(),    factuality_task(), time_task(), place_task(),
      origins_task(),     pairs_task(),     statements_task(), acts_task(), happenings_task(),
      same_task(),        relations_task(), extraction_task()};
  return kTasks;
}

Question keep(const Json& line, std::initializer_list<const char*> fields) {
  Question out = Json::object();
  for (const char* field : fields) {
    const auto found = line.find(field);
    if (found != line.end()) out[field] = *found;
  }
  return out;
}

Json keep_each(const Json& line, const char* list, std::initializer_list<const char*> fields) {
  Json out = Json::array();
  const auto found = line.find(list);
  if (found == line.end() || !found->is_array()) return out;
  for (const Json& one : *found) {
    if (one.is_object()) out.push_back(keep(one, fields));
  }
  return out;
}

}  // namespace demarche::eval
