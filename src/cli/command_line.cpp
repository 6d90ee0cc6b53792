// The command line: the only file that knows CLI11.
#include "cli/annotate.hpp"
#include "cli/commands.hpp"
#include "cli/evaluating.hpp"

#include <demarche/dossier.hpp>
#include <demarche/version.hpp>

#include <CLI/CLI.hpp>

namespace demarche::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  demarche brief samples/                        the brief of a folder of articles
  demarche brief news.jsonl --html brief.html    one page, every row linked to its sentence
  demarche brief crisis.dossier                  the brief of a dossier written before
  demarche read articles/ --into crisis.dossier --export-dir out/
  demarche export crisis.dossier --records statements | jq .text
  demarche statements crisis.dossier --speaker blinken --act threaten,warn
  demarche explain S3f9 crisis.dossier           the sentences and the rule behind a row
  cat page.html | demarche brief -

Exit codes: 0 all read; 3 something was left out (named on standard error); 2 wrong usage; 1 failure.)";

void add_reading(CLI::App& app, ReadArguments& read) {
  app.add_option(
         "PATHS", read.paths,
         "Articles: text, HTML, JSON or JSON Lines files, folders of them, '-' for standard "
         "input; or one dossier file")
      ->required();
  app.add_option("--published", read.engine.published,
                 "Publication date of all articles, YYYY-MM-DD (overrides what they say)")
      ->check([](const std::string& day) {
        const bool well_formed = day.size() == 10 && day[4] == '-' && day[7] == '-' &&
                                 day.find_first_not_of("0123456789-") == std::string::npos;
        return well_formed ? std::string() : "not a date of the form YYYY-MM-DD: " + day;
      });
  app.add_option("--into", read.into, "Write the dossier (one SQLite file) as well");
  app.add_option("--model", read.engine.model, "Directory of an en_core_web_sm|md|lg 3.x pipeline");
  app.add_option("--data", read.engine.data,
                 "Folder of weights and tables (default: $DEMARCHE_DATA, beside the program, the "
                 "user's data folder)");
  app.add_flag(
      "!--no-encoder", read.engine.encoder,
      "Find statements by rules on the parse alone: several times faster, far fewer found");
  app.add_option("--threads", read.engine.threads, "Threads; 0: one a core")->capture_default_str();
  Limits& limits = read.engine.limits;
  app.add_option("--max-bytes", limits.document_bytes, "Largest document, in bytes")
      ->capture_default_str();
  app.add_option("--max-depth", limits.html_depth, "Deepest nesting of an HTML page")
      ->capture_default_str();
  app.add_option("--max-attributes", limits.html_attributes, "Most attributes of one HTML element")
      ->capture_default_str();
  app.add_option("--max-facts", limits.facts, "Most facts of one kind from one article")
      ->capture_default_str();
  app.add_flag("--timings", read.timings, "Print the time of each stage on standard error");
  app.add_flag("-q,--quiet", read.quiet, "No progress and no summary");
}

void add_evaluate(CLI::App& app, EvaluateOptions& evaluate) {
  app.add_option("TASK", evaluate.task, "What to measure (below)")->required();
  app.add_option("GOLD_FILE", evaluate.gold, "Labelled file")->required();
  app.add_option("--predictions", evaluate.predictions, "Write the answers here, one a line");
  app.add_option("--answers", evaluate.answers,
                 "Score the answers of this file instead of the engine's own");
  app.add_option("--texts", evaluate.texts,
                 "Files with the texts of a labelled file that holds none (default: the files of "
                 "the folder beside it)");
  app.add_flag("--given", evaluate.given, "The spans in the file are given and only resolved");
  app.add_option("--model", evaluate.engine.model, "Directory of a pipeline");
  app.add_flag("!--no-encoder", evaluate.engine.encoder, "Let rules on the parse answer alone");
  app.add_option("--data", evaluate.engine.data, "Folder of weights and tables");
  app.footer(describe_tasks());
}

void add_look(CLI::App& app, BriefArguments& brief) {
  app.add_option("--width", brief.width, "Columns (default: those of the terminal, else 100)")
      ->check(CLI::Range(40, 400));
  app.add_option("--colour,--color", brief.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

constexpr const char* kStatementsFooter = R"(Examples:
  demarche statements crisis.dossier                     a row an utterance, oldest first
  demarche statements articles/ --speaker lavrov --act threaten,warn
  demarche statements crisis.dossier --addressee russia --since 2021-12-01 --until 2021-12-07
  demarche statements crisis.dossier --sort origins      what most independent reports tell first
  demarche statements news.jsonl --format csv > statements.csv
  cat page.html | demarche statements - --format jsonl | jq .text

Names are compared without case and accents: the whole name ("Moscow" is Russia where an article calls
it so), or of a person or group any part ("Blinken"). Without a day of speech in the text the day of
publication counts ("by 2 Dec"). The column o/a has independent origins / articles. docs/labels.md says
what the acts mean, docs/records.md the fields; `demarche explain ID` shows what is behind a row.)";

void add_statements(CLI::App& app, StatementsArguments& statements) {
  app.footer(kStatementsFooter);
  StatementQuery& query = statements.query;
  app.add_option("--speaker", query.speaker, "Said by: a name or surname");
  app.add_option("--addressee", query.addressee, "Said to: a name or surname");
  app.add_option("--act", query.acts, "One of these acts; several with commas")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(act_names()));
  app.add_option("--since", query.since, "Said on or after: YYYY-MM-DD, YYYY-MM or YYYY");
  app.add_option("--until", query.until, "Said on or before, likewise");
  app.add_option("--sort", query.sort, "date, speaker, act, origins")
      ->check(CLI::IsMember(statement_orders()))
      ->capture_default_str();
  app.add_flag("--every-telling", query.every_telling,
               "A row for each article that tells it, not one for each utterance");
  app.add_option("--format", statements.format, "table, json, jsonl, csv")
      ->check(CLI::IsMember(statement_formats()))
      ->capture_default_str();
}

constexpr const char* kAnnotateFooter = R"(Examples:
  demarche annotate article.txt --format table      a row a token
  demarche annotate news.jsonl > annotated.jsonl    spaCy's Doc.to_json, one object a line
  demarche annotate news.jsonl --format conllu      CoNLL-U, one block a sentence
  demarche annotate news.jsonl --format none --threads 2    how fast it is
  tail -f feed.jsonl | demarche annotate -          a stream, answered as it comes

A file that ends in .jsonl or .ndjson, or standard input that begins with a brace, is one JSON object
a line with "text" and, if it likes, "id" (else FILE:LINE); any other file is one text. A line or file
that cannot be read is named on standard error, the rest goes on, and the exit code is 3.)";

void add_annotate(CLI::App& app, AnnotateArguments& annotate) {
  app.footer(kAnnotateFooter);
  app.add_option("FILES", annotate.paths, "Text or JSON Lines (id, text) files, or '-'")
      ->required();
  app.add_option("--mode", annotate.mode,
                 "exact: float32, spaCy's own answers; fast: 8-bit convolutions")
      ->check(CLI::IsMember({"exact", "fast"}))
      ->capture_default_str();
  app.add_option("--format", annotate.format, "json (spaCy's layout), conllu, table, none")
      ->check(CLI::IsMember({"json", "conllu", "table", "none"}))
      ->capture_default_str();
  app.add_option("--threads", annotate.threads, "Threads; 0: one a core")->capture_default_str();
  app.add_option("--model", annotate.model, "Directory of an en_core_web_sm|md|lg 3.x pipeline");
  app.add_option("--data", annotate.data,
                 "Folder of weights, if --model names none (models/en_core_web_sm of it)");
  app.add_option("--isa", annotate.isa,
                 "Force one path of the arithmetic: scalar, avx2, avxvnni, avx512, avx512vnni");
  app.add_option("--width", annotate.width,
                 "Columns of the table (default: the terminal's, else 100)")
      ->check(CLI::Range(20, 400));
  app.add_option("--max-bytes", annotate.max_bytes, "Largest text, in bytes")
      ->capture_default_str();
  app.add_flag("-q,--quiet", annotate.quiet, "No progress");
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("Rebuilds an international crisis from what many outlets report about it.",
               "demarche");
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("demarche ") + version());
  app.require_subcommand(1);

  ReadArguments read;
  BriefArguments look;
  std::string export_dir;
  std::string records;
  std::string output;
  std::string id;

  CLI::App* read_command = app.add_subcommand("read", "Read articles and write their records");
  add_reading(*read_command, read);
  read_command->add_option("--export-dir", export_dir, "Write KIND.jsonl of every kind here");

  CLI::App* brief_command = app.add_subcommand("brief", "Read articles and print the brief");
  add_reading(*brief_command, read);
  add_look(*brief_command, look);
  brief_command->add_option("--html", look.html, "Write the brief as one HTML page");
  brief_command->add_flag("--json", look.json, "Print the brief as JSON");

  CLI::App* export_command = app.add_subcommand("export", "Print records as JSON Lines");
  add_reading(*export_command, read);
  export_command->add_option("--records", records, "Kind of record")
      ->required()
      ->check(CLI::IsMember(record_kinds()));
  export_command->add_option("-o,--output", output, "File (default: standard output)");

  StatementsArguments statements;
  CLI::App* statements_command =
      app.add_subcommand("statements", "Who said what to whom: a table, chosen by filters");
  add_reading(*statements_command, read);
  add_statements(*statements_command, statements);
  add_look(*statements_command, look);

  CLI::App* explain_command =
      app.add_subcommand("explain", "Show the sentences and the rule behind a row of the brief");
  explain_command->add_option("ID", id, "Id of a record, or the start of one")->required();
  add_reading(*explain_command, read);
  add_look(*explain_command, look);

  AnnotateArguments annotate;
  CLI::App* annotate_command =
      app.add_subcommand("annotate", "The language engine alone: tokens, tags, trees, entities");
  add_annotate(*annotate_command, annotate);

  EvaluateOptions evaluate;
  CLI::App* evaluate_command =
      app.add_subcommand("eval", "Answer the questions of a labelled file and score the answers");
  add_evaluate(*evaluate_command, evaluate);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAllRead : kUsage;
  }
  if (read_command->parsed()) return run_read(read, export_dir);
  if (brief_command->parsed()) return run_brief(read, look);
  if (statements_command->parsed()) return run_statements(read, statements, look);
  if (annotate_command->parsed()) return run_annotate(annotate);
  if (evaluate_command->parsed()) return run_evaluate(evaluate);
  if (export_command->parsed()) return run_export(read, records, output);
  return run_explain(read, id, look);
}

}  // namespace demarche::cli
