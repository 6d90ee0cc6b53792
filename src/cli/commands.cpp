#include "cli/commands.hpp"

#include "cli/reading.hpp"
#include "cli/terminal.hpp"

#include <demarche/brief.hpp>
#include <demarche/dossier.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace demarche::cli {

namespace {

// Writes to a file, or to standard output for "" and "-". False after reporting what went wrong.
bool write_out(const std::string& bytes, const std::string& path) {
  if (path.empty() || path == "-") {
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
           std::fflush(stdout) == 0;
  }
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    report(
        {ErrorCode::kUnreadable, std::string("cannot write: ") + std::strerror(errno), path, {}});
    return false;
  }
  return true;
}

BriefOptions brief_options(const BriefArguments& arguments) {
  BriefOptions options;
  options.width = arguments.width > 0 ? arguments.width : terminal_width();
  options.colour = want_colour(arguments.colour);
  return options;
}

}  // namespace

int run_read(const ReadArguments& read, const std::string& export_dir) {
  const Outcome outcome = read_all(read);
  if (!outcome.dossier) return outcome.exit_code;
  const Dossier& d = *outcome.dossier;
  if (!export_dir.empty()) {
    std::error_code error;
    std::filesystem::create_directories(export_dir, error);
    if (error) {
      report(
          {ErrorCode::kUnreadable, "cannot make the folder: " + error.message(), export_dir, {}});
      return kFailure;
    }
    for (const std::string& kind : record_kinds()) {
      const auto lines = export_records(d, kind);
      if (!lines || !write_out(*lines, export_dir + "/" + kind + ".jsonl")) return kFailure;
    }
  }
  if (!read.quiet) {
    std::printf(
        "articles %zu  actors %zu  statements %zu  events %zu  figures %zu  meetings %zu  "
        "stories %zu\n",
        d.articles.size(), d.actors.size(), d.statements.size(), d.events.size(), d.figures.size(),
        d.meetings.size(), d.stories.size());
  }
  return outcome.exit_code;
}

int run_brief(const ReadArguments& read, const BriefArguments& brief) {
  const Outcome outcome = read_all(read);
  if (!outcome.dossier) return outcome.exit_code;
  const BriefOptions options = brief_options(brief);
  bool written = true;
  if (!brief.html.empty()) written = write_out(brief_html(*outcome.dossier, options), brief.html);
  if (brief.json) {
    written = written && write_out(brief_json(*outcome.dossier, options), "-");
  } else if (brief.html.empty()) {
    written = write_out(brief_text(*outcome.dossier, options), "-");
  }
  return written ? outcome.exit_code : kFailure;
}

int run_export(const ReadArguments& read, const std::string& records, const std::string& output) {
  const Outcome outcome = read_all(read);
  if (!outcome.dossier) return outcome.exit_code;
  const auto lines = export_records(*outcome.dossier, records);
  if (!lines) {
    report(lines.error());
    return kUsage;
  }
  return write_out(*lines, output) ? outcome.exit_code : kFailure;
}

int run_statements(const ReadArguments& read, const StatementsArguments& statements,
                   const BriefArguments& look) {
  const auto days = check_days(statements.query.since, statements.query.until);
  if (!days) {  // before anything is read
    report(days.error());
    return kUsage;
  }
  const Outcome outcome = read_all(read);
  if (!outcome.dossier) return outcome.exit_code;
  const auto chosen = choose_statements(*outcome.dossier, statements.query);
  if (!chosen) {
    report(chosen.error());
    return kUsage;
  }
  const auto shown =
      show_statements(*outcome.dossier, *chosen, statements.format, brief_options(look));
  if (!shown) {
    report(shown.error());
    return kUsage;
  }
  return write_out(*shown, "-") ? outcome.exit_code : kFailure;
}

int run_explain(const ReadArguments& read, const std::string& id, const BriefArguments& brief) {
  const Outcome outcome = read_all(read);
  if (!outcome.dossier) return outcome.exit_code;
  const auto words = explain(*outcome.dossier, id, brief_options(brief));
  if (!words) {
    report(words.error());
    return kFailure;
  }
  return write_out(*words, "-") ? outcome.exit_code : kFailure;
}

}  // namespace demarche::cli
