// The dossier as one SQLite file. One table a kind, with the columns one filters by beside the
// whole record as JSON; evidence has a table of its own. Any SQLite client (Datasette) opens it.
#include "dossier/json.hpp"
#include "dossier/parse.hpp"

#include <demarche/dossier.hpp>
#include <demarche/version.hpp>

#include <memory>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace demarche {

namespace {

constexpr int kApplicationId = 0x444D5243;  // "DMRC", in the file's header
constexpr int kSchemaVersion = 1;

constexpr const char* kSchema = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, uri TEXT, outlet TEXT, title TEXT,
  published TEXT, origin TEXT, record TEXT NOT NULL);
CREATE TABLE actors (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT, kind TEXT, country TEXT,
  sector TEXT, mentions INTEGER, record TEXT NOT NULL);
CREATE TABLE statements (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, speaker TEXT, act TEXT, addressee TEXT,
  date TEXT, text TEXT, grp TEXT, origins INTEGER, record TEXT NOT NULL);
CREATE TABLE events (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, actors TEXT, recipients TEXT, type TEXT,
  cameo TEXT, quad INTEGER, intensity REAL, status TEXT, historical INTEGER, date TEXT, place TEXT, grp TEXT,
  origins INTEGER, record TEXT NOT NULL);
CREATE TABLE figures (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, value TEXT, low REAL, high REAL, counts TEXT,
  measure TEXT, claimant TEXT, grp TEXT, record TEXT NOT NULL);
CREATE TABLE meetings (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, begins TEXT, ends TEXT,
  place TEXT, status TEXT, grp TEXT, record TEXT NOT NULL);
CREATE TABLE stories (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, origins INTEGER,
  record TEXT NOT NULL);
CREATE TABLE tension (position INTEGER PRIMARY KEY, date TEXT, a TEXT, b TEXT, score REAL, record TEXT NOT NULL);
CREATE TABLE evidence (record TEXT NOT NULL, article TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX evidence_of ON evidence (record);
)sql";

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Prepared = std::unique_ptr<sqlite3_stmt, FinishStatement>;

tl::unexpected<Error> refuse(sqlite3* db, const std::string& path, const std::string& what) {
  const int code = db == nullptr ? SQLITE_NOMEM : sqlite3_errcode(db);
  const ErrorCode kind = code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? ErrorCode::kBadFormat
                                                                         : ErrorCode::kUnreadable;
  return fail(kind, what + ": " + (db == nullptr ? "no memory" : sqlite3_errmsg(db)), path);
}

Result<Database> open(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Database db(raw);
  if (code != SQLITE_OK) return refuse(raw, path, "the dossier cannot be opened");
  sqlite3_busy_timeout(raw, 5000);
  return db;
}

bool run(sqlite3* db, const char* sql) {
  return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

int pragma(sqlite3* db, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &raw, nullptr) != SQLITE_OK) return -1;
  const Prepared statement(raw);
  return sqlite3_step(raw) == SQLITE_ROW ? sqlite3_column_int(raw, 0) : -1;
}

// Binds JSON values as they are; objects as the name or begin they stand for, lists of actors as
// names.
void bind(sqlite3_stmt* statement, int at, const nlohmann::ordered_json& value) {
  if (value.is_null())
    sqlite3_bind_null(statement, at);
  else if (value.is_boolean())
    sqlite3_bind_int(statement, at, value.get<bool>() ? 1 : 0);
  else if (value.is_number_integer())
    sqlite3_bind_int64(statement, at, value.get<std::int64_t>());
  else if (value.is_number())
    sqlite3_bind_double(statement, at, value.get<double>());
  else if (value.is_object())
    bind(statement, at,
         value.contains("name") ? value["name"] : value.value("begin", nlohmann::ordered_json()));
  else {
    std::string words;
    if (value.is_array()) {
      for (const auto& item : value) {
        words += (words.empty() ? "" : "; ") +
                 (item.is_object() ? item.value("name", std::string()) : item.dump());
      }
    } else {
      words = value.get<std::string>();
    }
    sqlite3_bind_text(statement, at, words.data(), static_cast<int>(words.size()),
                      SQLITE_TRANSIENT);
  }
}

struct Table {
  const char* kind;
  const char* insert;
  std::vector<const char*> fields;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> kTables = {
      {"articles",
       "INSERT INTO articles VALUES (?,?,?,?,?,?,?,?)",
       {"id", "uri", "outlet", "title", "published", "origin"}},
      {"actors",
       "INSERT INTO actors VALUES (?,?,?,?,?,?,?,?)",
       {"id", "name", "kind", "country", "sector", "mentions"}},
      {"statements",
       "INSERT INTO statements VALUES (?,?,?,?,?,?,?,?,?,?)",
       {"id", "speaker", "act", "addressee", "date", "text", "group", "origins"}},
      {"events",
       "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
       {"id", "actors", "recipients", "type", "cameo", "quad", "intensity", "status", "historical",
        "date", "place", "group", "origins"}},
      {"figures",
       "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?)",
       {"id", "value", "low", "high", "counts", "measure", "claimant", "group"}},
      {"meetings",
       "INSERT INTO meetings VALUES (?,?,?,?,?,?,?,?,?)",
       {"id", "title", "begin", "end", "place", "status", "group"}},
      {"stories", "INSERT INTO stories VALUES (?,?,?,?,?)", {"id", "title", "origins"}},
      {"tension", "INSERT INTO tension VALUES (?,?,?,?,?,?)", {}}};
  return kTables;
}

bool insert_all(sqlite3* db, const Table& table, const nlohmann::ordered_json& records) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, table.insert, -1, &raw, nullptr) != SQLITE_OK) return false;
  const Prepared insert(raw);
  sqlite3_stmt* raw_evidence = nullptr;
  if (sqlite3_prepare_v2(db, "INSERT INTO evidence VALUES (?,?,?,?,?)", -1, &raw_evidence,
                         nullptr) != SQLITE_OK)
    return false;
  const Prepared evidence(raw_evidence);
  std::int64_t position = 0;
  for (const auto& record : records) {
    sqlite3_bind_int64(raw, 1, position++);
    int at = 2;
    for (const char* field : table.fields) bind(raw, at++, record[field]);
    if (table.fields.empty()) {  // tension
      bind(raw, at++, record["date"]);
      bind(raw, at++, record["pair"][0]);
      bind(raw, at++, record["pair"][1]);
      bind(raw, at++, record["score"]);
    }
    const std::string all =
        record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    sqlite3_bind_text(raw, at, all.data(), static_cast<int>(all.size()), SQLITE_TRANSIENT);
    if (sqlite3_step(raw) != SQLITE_DONE) return false;
    sqlite3_reset(raw);
    if (!record.contains("evidence")) continue;
    for (const auto& item : record["evidence"]) {
      bind(raw_evidence, 1, record["id"]);
      bind(raw_evidence, 2, item["article"]);
      bind(raw_evidence, 3, item["begin"]);
      bind(raw_evidence, 4, item["end"]);
      bind(raw_evidence, 5, item["text"]);
      if (sqlite3_step(raw_evidence) != SQLITE_DONE) return false;
      sqlite3_reset(raw_evidence);
    }
  }
  return true;
}

}  // namespace

Result<void> save_dossier(const Dossier& dossier, const std::string& path) {
  auto opened = open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!opened) return tl::unexpected(opened.error());
  sqlite3* db = opened->get();
  // A database of somebody else is never written over.
  const int tables_there = pragma(db, "SELECT count(*) FROM sqlite_master");
  if (tables_there < 0) return refuse(db, path, "the dossier cannot be written");
  if (tables_there > 0 && pragma(db, "PRAGMA application_id") != kApplicationId) {
    return fail(ErrorCode::kUnsupported, "is a database, but no dossier; it is left as it is",
                path);
  }
  if (!run(db, "PRAGMA journal_mode=WAL") || !run(db, "PRAGMA synchronous=FULL") ||
      !run(db, "BEGIN IMMEDIATE")) {
    return refuse(db, path, "the dossier cannot be written");
  }
  const auto fill = [&] {
    for (const char* name : {"meta", "articles", "actors", "statements", "events", "figures",
                             "meetings", "stories", "tension", "evidence"}) {
      if (!run(db, ("DROP TABLE IF EXISTS " + std::string(name)).c_str())) return false;
    }
    if (!run(db, kSchema)) return false;
    const std::string meta =
        "INSERT INTO meta VALUES ('written_by', 'demarche " + std::string(version()) + "')";
    if (!run(db, meta.c_str())) return false;
    for (const Table& table : tables()) {
      if (!insert_all(db, table, records_json(dossier, table.kind))) return false;
    }
    return run(db, ("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str()) &&
           run(db, ("PRAGMA user_version=" + std::to_string(kSchemaVersion)).c_str()) &&
           run(db, "COMMIT");
  };
  if (!fill()) {
    auto error = refuse(db, path, "the dossier cannot be written");
    run(db, "ROLLBACK");
    return error;
  }
  run(db,
      "PRAGMA wal_checkpoint(TRUNCATE)");  // one file at rest; a reader in the way only delays it
  return {};
}

Result<Dossier> load_dossier(const std::string& path) {
  auto opened = open(path, SQLITE_OPEN_READONLY);
  if (!opened) return tl::unexpected(opened.error());
  sqlite3* db = opened->get();
  const int application = pragma(db, "PRAGMA application_id");
  if (application < 0) return refuse(db, path, "the dossier cannot be read");
  if (application != kApplicationId)
    return fail(ErrorCode::kUnsupported, "is a database, but no dossier", path);
  const int schema = pragma(db, "PRAGMA user_version");
  if (schema != kSchemaVersion) {
    return fail(ErrorCode::kUnsupported,
                "is a dossier of version " + std::to_string(schema) +
                    "; this program reads version " + std::to_string(kSchemaVersion),
                path);
  }
  Dossier dossier;
  for (const std::string& kind : record_kinds()) {
    const std::string sql = "SELECT record FROM " + kind + " ORDER BY position";
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
      return refuse(db, path, "the dossier cannot be read");
    const Prepared rows(raw);
    int code = sqlite3_step(raw);
    for (; code == SQLITE_ROW; code = sqlite3_step(raw)) {
      const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
      const auto json = nlohmann::json::parse(words == nullptr ? "" : words, nullptr, false);
      if (json.is_discarded())
        return fail(ErrorCode::kBadFormat, "a record of " + kind + " is no JSON", path);
      if (const auto added = add_record(dossier, kind, json); !added) {
        Error error = added.error();
        error.source = path;
        return tl::unexpected(error);
      }
    }
    if (code != SQLITE_DONE) return refuse(db, path, "the dossier cannot be read");
  }
  return dossier;
}

}  // namespace demarche
