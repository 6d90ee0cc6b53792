// Names made of what something is and whose it is.
#pragma once

#include <string>
#include <string_view>

namespace demarche::knowledge {

// "Ministry of Defence" + "United States" -> "Ministry of Defence of the United States".
std::string of_owner(std::string_view what, std::string_view owner);

}  // namespace demarche::knowledge
