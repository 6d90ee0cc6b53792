#include "knowledge/compile/compiler.hpp"

#include "knowledge/compile/sources.hpp"

namespace demarche::knowledge {

Result<CompileReport> compile(const std::string& tables, const std::string& cities,
                              const std::string& out_path) {
  Writer out;
  for (const auto step : {add_states, add_bodies, add_state_bodies, add_tenures, add_roles}) {
    if (const auto done = step(tables, out); !done) return tl::unexpected(done.error());
  }
  out.begin_places();
  if (const auto done = add_places(tables, cities, out); !done) {
    return tl::unexpected(done.error());
  }
  const auto bytes = out.write(out_path);
  if (!bytes) return tl::unexpected(bytes.error());
  return CompileReport{out.entries.size(), out.names.size(),       out.tenures.size(),
                       out.places.size(),  out.place_names.size(), *bytes};
}

}  // namespace demarche::knowledge
