// Scores of attribution, statements and acts, with digits worked out by hand.
#include "eval/measuring.hpp"

namespace demarche::eval {
namespace {

using SpeechScore = Measuring;

TEST_F(SpeechScore, AttributionCountsPiecesAndQuotations) {
  // Tokens: Anna said : " We stay . You go . " Bob replied that he agreed .  Cut behind "stay." and
  // behind the quotation.
  const std::string text = R"(Anna said: "We stay. You go." Bob replied that he agreed.)";
  const std::string json = R"(Anna said: \"We stay. You go.\" Bob replied that he agreed.)";
  const std::string gold = R"({"id": "1", "text": ")" + json +
                           R"(", "attributions": [{"source": [)" + at(text, "Anna") +
                           R"(], "cue": [)" + at(text, "said") + R"(], "content": [)" +
                           at(text, "\"We stay. You go.\"") + R"(]}, {"source": [)" +
                           at(text, "Bob") + R"(], "cue": [)" + at(text, "replied") +
                           R"(], "content": [)" + at(text, "that he agreed") + "]}]}\n";
  const std::string answers = R"({"id": "1", "attributions": [{"source": [)" + at(text, "Anna") +
                              R"(], "cue": [)" + at(text, "said:") + R"(], "content": [)" +
                              at(text, "We stay. You go.") + R"(]}, {"source": [], "cue": [)" +
                              at(text, "replied") + R"(], "content": [)" + at(text, "he agreed.") +
                              "]}]}\n";
  // A second text whose only attribution touches what is no part of the article.
  const std::string more =
      R"({"id": "2", "text": "Skip this here.", "discard": [[5, 9]],)"
      R"( "attributions": [{"source": [[0, 4]], "cue": [], "content": [[5, 14]]}]})"
      "\n";
  const std::string more_answers =
      R"({"id": "2", "attributions": [{"source": [[0, 4]], "cue": [], "content": [[5, 9]]}]})"
      "\n";
  EXPECT_EQ(score("attribution", gold + more, answers + more_answers),
            "source exact P\t1.0000\nsource exact R\t0.6667\nsource exact F1\t0.8000\n"
            "source trimmed P\t1.0000\nsource trimmed R\t0.6667\nsource trimmed F1\t0.8000\n"
            "source begin P\t1.0000\nsource begin R\t0.6667\nsource begin F1\t0.8000\n"
            "source overlap P\t1.0000\nsource overlap R\t0.6667\nsource overlap F1\t0.8000\n"
            "cue exact P\t0.5000\ncue exact R\t0.5000\ncue exact F1\t0.5000\n"
            "cue trimmed P\t1.0000\ncue trimmed R\t1.0000\ncue trimmed F1\t1.0000\n"
            "cue begin P\t1.0000\ncue begin R\t1.0000\ncue begin F1\t1.0000\n"
            "cue overlap P\t0.6667\ncue overlap R\t1.0000\ncue overlap F1\t0.8000\n"
            "content exact P\t0.0000\ncontent exact R\t0.0000\ncontent exact F1\t0.0000\n"
            "content trimmed P\t0.6667\ncontent trimmed R\t0.6667\ncontent trimmed F1\t0.6667\n"
            "content begin P\t0.3333\ncontent begin R\t0.3333\ncontent begin F1\t0.3333\n"
            "content overlap P\t0.8889\ncontent overlap R\t0.7273\ncontent overlap F1\t0.8000\n"
            "quote .3 P\t1.0000\nquote .3 R\t1.0000\nquote .3 F1\t1.0000\n"
            "quote .8 F1\t0.0000\nlink accuracy\t0.5000\nlink F1\t0.5000\n");
}

TEST_F(SpeechScore, StatementsPairByContentAndSilenceByItsCue) {
  const std::string text =
      "Ivan Petrov warned that Moscow will answer by Friday if bases open. He declined to comment "
      "on "
      "the rest.";
  const std::string gold =
      R"({"id": "1", "text": ")" + text + R"(", "statements": [{"source": )" +
      at(text, "Ivan Petrov") + R"(, "cue": )" + at(text, "warned") + R"(, "content": [)" +
      at(text, "that Moscow will answer by Friday if bases open") +
      R"(], "speaker": "Ivan Petrov", "basis": "name", "act": "threaten", "condition": )" +
      at(text, "if bases open") + R"(, "deadline": )" + at(text, "by Friday") +
      R"(}, {"source": )" + at(text, "He") + R"(, "cue": )" + at(text, "declined to comment") +
      R"(, "content": [], "speaker": "Ivan Petrov", "basis": "pronoun", "act": "decline_comment",)"
      R"( "condition": null, "deadline": null}]})"
      "\n"
      R"({"id": "2", "text": "Passed over.", "use": "train", "statements": [{"cue": [0, 6],)"
      R"( "content": [[0, 6]], "act": "assert"}]})"
      "\n";
  const std::string answers =
      R"({"id": "1", "statements": [{"source": null, "cue": null, "content": [)" +
      at(text, "Moscow will answer by Friday") +
      R"(], "speaker": "President Petrov", "basis": "name", "act": "warn", "condition": )" +
      at(text, "bases open") + R"(, "deadline": )" + at(text, "by Friday") +
      R"(}, {"source": null, "cue": )" + at(text, "declined") +
      R"(, "content": [], "speaker": null, "basis": "pronoun", "act": "decline_comment",)"
      R"( "condition": null, "deadline": null}, {"content": [)" +
      at(text, "the rest") +
      R"(], "act": "assert"}]})"
      "\n";
  EXPECT_EQ(
      score("statements", gold, answers),
      "quote .3 P\t0.6667\nquote .3 R\t1.0000\nquote .3 F1\t0.8000\n"
      "act accuracy\t0.5000\nact macro-F1\t0.5000\nspeaker accuracy\t0.5000\n"
      "speaker accuracy pronoun\t0.0000\nbasis accuracy\t1.0000\n"
      "condition exact F1\t0.0000\ncondition overlap F1\t0.8000\ndeadline exact F1\t1.0000\n");
}

TEST_F(SpeechScore, ActsAreCountedWithAndWithoutDoubtfulLines) {
  const std::string gold =
      R"({"text": "a b c d", "act": "deny", "condition": null, "sure": true})"
      "\n"
      R"({"text": "a b c d", "act": "warn", "condition": [2, 5], "sure": true})"
      "\n"
      R"({"text": "a b c d", "act": "ask", "condition": null, "sure": false})"
      "\n";
  const std::string answers = R"({"id": "1", "act": "deny", "condition": null})"
                              "\n"
                              R"({"id": "2", "act": "assert", "condition": [2, 5]})"
                              "\n"
                              R"({"id": "3", "act": "ask", "condition": [0, 1]})"
                              "\n";
  EXPECT_EQ(score("acts", gold, answers),
            "act accuracy\t0.5000\nact macro-F1\t0.5000\ncondition exact F1\t1.0000\n"
            "all: act accuracy\t0.6667\nall: act macro-F1\t0.6667\n"
            "all: condition exact F1\t0.6667\n");
}

}  // namespace
}  // namespace demarche::eval
