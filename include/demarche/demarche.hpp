// Umbrella: the whole public API.
#pragma once

#include <demarche/analysis.hpp>
#include <demarche/brief.hpp>
#include <demarche/dossier.hpp>
#include <demarche/engine.hpp>
#include <demarche/evaluate.hpp>
#include <demarche/language.hpp>
#include <demarche/records.hpp>
#include <demarche/span.hpp>
#include <demarche/statements.hpp>
#include <demarche/status.hpp>
#include <demarche/version.hpp>
