/*
 * read - who says that who did what, on whose word, how firmly.
 *
 * From reports to statements, actors, incidents and an answer.
 *
 *   asc_reading_new -> asc_reading_add, once a report -> asc_reading_run -> walk
 *
 * A statement is who says (a chain of sources) what (a predicate with its
 * arguments) how (polarity, certainty, basis) and where (bytes of a report). The
 * library takes no side: nothing is said of anyone without its source. More is missed
 * than read (docs/errors.md); `read` says how likely each statement was read rightly.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_READ_H
#define ASCRIBE_READ_H

#include <ascribe/annotate.h>
#include <ascribe/ruling.h>
#include <ascribe/text.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

#define ASC_NONE UINT32_MAX /* "no such actor, incident, statement" */

/* clang-format off */
/* identifier, name, what the agent is, what the object is (ACTOR INCIDENT NOTHING) */
#define ASC_PREDICATE_LIST(X) \
    X(CARRIED_OUT, "carried-out", ACTOR, INCIDENT) \
    X(ORDERED, "ordered", ACTOR, INCIDENT) \
    X(PLANNED, "planned", ACTOR, INCIDENT) \
    X(HELPED, "helped", ACTOR, INCIDENT) \
    X(FINANCED, "financed", ACTOR, INCIDENT) \
    X(KNEW_OF, "knew-of", ACTOR, INCIDENT) \
    X(LEADS, "leads", ACTOR, ACTOR) \
    X(MEMBER_OF, "member-of", ACTOR, ACTOR) \
    X(PART_OF, "part-of", ACTOR, ACTOR) \
    X(SAME_AS, "same-as", ACTOR, ACTOR) \
    X(CONTROLS, "controls", ACTOR, ACTOR) \
    X(SUPPORTS, "supports", ACTOR, ACTOR) \
    X(FINANCES, "finances", ACTOR, ACTOR) \
    X(SHELTERS, "shelters", ACTOR, ACTOR) \
    X(ARMS, "arms", ACTOR, ACTOR) \
    X(REPORTS_TO, "reports-to", ACTOR, ACTOR) \
    X(MET_WITH, "met-with", ACTOR, ACTOR) \
    X(ALLIED_WITH, "allied-with", ACTOR, ACTOR) \
    X(OPPOSES, "opposes", ACTOR, ACTOR) \
    X(CAPABLE, "capable", ACTOR, INCIDENT) \
    X(MOTIVATED, "motivated", ACTOR, INCIDENT) \
    X(DESIGNATED, "designated", ACTOR, NOTHING) \
    X(DETAINED, "detained", ACTOR, NOTHING) \
    X(KILLED, "killed", ACTOR, NOTHING) \
    X(PRETENDS, "pretends", ACTOR, NOTHING) \
    X(CREDIBLE, "credible", ACTOR, INCIDENT) \
    X(OCCURRED, "occurred", NOTHING, INCIDENT) \
    X(KILLED_COUNT, "killed-count", NOTHING, INCIDENT) \
    X(WOUNDED_COUNT, "wounded-count", NOTHING, INCIDENT)

typedef enum asc_predicate {
#define ASC_X(id, name, agent, object) ASC_PREDICATE_##id,
    ASC_PREDICATE_LIST(ASC_X)
#undef ASC_X
    ASC_PREDICATE_COUNT
} asc_predicate;

typedef enum asc_polarity { ASC_POLARITY_PLUS, ASC_POLARITY_MINUS } asc_polarity;

/* Strongest first: certain, probable, possible, uncommitted (FactBank). */
#define ASC_CERTAINTY_LIST(X) X(CT) X(PR) X(PS) X(U)
typedef enum asc_certainty {
#define ASC_X(n) ASC_CERTAINTY_##n,
    ASC_CERTAINTY_LIST(ASC_X)
#undef ASC_X
    ASC_CERTAINTY_COUNT
} asc_certainty;

#define ASC_BASIS_LIST(X) \
    X(UNSTATED, "unstated") X(WITNESSED, "witnessed") X(DOCUMENT, "document") \
    X(INTERROGATION, "interrogation") X(INTELLIGENCE, "intelligence") \
    X(FORENSIC, "forensic") X(CLAIMED, "claimed") X(INFERRED, "inferred")
typedef enum asc_basis {
#define ASC_X(id, s) ASC_BASIS_##id,
    ASC_BASIS_LIST(ASC_X)
#undef ASC_X
    ASC_BASIS_COUNT
} asc_basis;

#define ASC_ACT_LIST(X) \
    X(ASSERT, "assert") X(CLAIM, "claim") X(DENY, "deny") X(RETRACT, "retract") \
    X(ACCUSE, "accuse") X(ASSESS, "assess") X(PREDICT, "predict") X(RECOMMEND, "recommend")
typedef enum asc_act {
#define ASC_X(id, s) ASC_ACT_##id,
    ASC_ACT_LIST(ASC_X)
#undef ASC_X
    ASC_ACT_COUNT
} asc_act;

#define ASC_MOOD_LIST(X) \
    X(HAPPENED, "happened") X(PREDICTED, "predicted") X(RECOMMENDED, "recommended") \
    X(REJECTED, "rejected")
typedef enum asc_mood {
#define ASC_X(id, s) ASC_MOOD_##id,
    ASC_MOOD_LIST(ASC_X)
#undef ASC_X
    ASC_MOOD_COUNT
} asc_mood;

#define ASC_ACTOR_KIND_LIST(X) \
    X(UNKNOWN, "unknown") X(PERSON, "person") X(GROUP, "group") X(AGENCY, "agency") \
    X(STATE, "state") X(ORGANISATION, "organisation") X(OUTLET, "outlet") \
    X(DOCUMENT, "document")
typedef enum asc_actor_kind {
#define ASC_X(id, s) ASC_ACTOR_##id,
    ASC_ACTOR_KIND_LIST(ASC_X)
#undef ASC_X
    ASC_ACTOR_KIND_COUNT
} asc_actor_kind;

#define ASC_INCIDENT_KIND_LIST(X) \
    X(ATTACK, "attack") X(BOMBING, "bombing") X(ARMED_ASSAULT, "armed-assault") \
    X(ASSASSINATION, "assassination") X(HOSTAGE_TAKING, "hostage-taking") \
    X(ARSON, "arson") X(OTHER, "other") X(SABOTAGE, "sabotage") X(CYBER_ATTACK, "cyber-attack") \
    X(POISONING, "poisoning")
typedef enum asc_incident_kind {
#define ASC_X(id, s) ASC_INCIDENT_##id,
    ASC_INCIDENT_KIND_LIST(ASC_X)
#undef ASC_X
    ASC_INCIDENT_KIND_COUNT
} asc_incident_kind;

/* Kinds of mentions, as the re3d corpus has them. */
#define ASC_ENTITY_LIST(X) \
    X(ORGANISATION, "Organisation") X(LOCATION, "Location") X(PERSON, "Person") \
    X(TEMPORAL, "Temporal") X(QUANTITY, "Quantity") X(WEAPON, "Weapon") \
    X(MILITARY_PLATFORM, "MilitaryPlatform") X(DOCUMENT, "DocumentReference") \
    X(NATIONALITY, "Nationality") X(MONEY, "Money") X(VEHICLE, "Vehicle") \
    X(FREQUENCY, "Frequency") X(COMMS, "CommsIdentifier")
typedef enum asc_entity_kind {
#define ASC_X(id, s) ASC_ENTITY_##id,
    ASC_ENTITY_LIST(ASC_X)
#undef ASC_X
    ASC_ENTITY_COUNT
} asc_entity_kind;

/* How far an incident came, as one report tells it. */
#define ASC_STAGE_LIST(X) \
    X(ACCOMPLISHED, "accomplished") X(ATTEMPTED, "attempted") X(THREATENED, "threatened")
typedef enum asc_stage {
#define ASC_X(id, s) ASC_STAGE_##id,
    ASC_STAGE_LIST(ASC_X)
#undef ASC_X
    ASC_STAGE_COUNT
} asc_stage;

/* How surely a report names an organisation as the doer. */
#define ASC_FIRMNESS_LIST(X) \
    X(FACT, "fact") X(ACCUSED_BY_AUTHORITIES, "accused-by-authorities") X(ACCUSED, "accused") \
    X(CLAIMED, "claimed") X(POSSIBLE, "possible") X(DENIED, "denied")
typedef enum asc_firmness {
#define ASC_X(id, s) ASC_FIRMNESS_##id,
    ASC_FIRMNESS_LIST(ASC_X)
#undef ASC_X
    ASC_FIRMNESS_COUNT
} asc_firmness;

/* What a phrase is in a report's account of an incident; the names are those of the line. */
#define ASC_FILL_LIST(X) \
    X(PERPETRATOR, "perpetrators") X(ORGANISATION, "organisations") X(TARGET, "targets") \
    X(VICTIM, "victims") X(WEAPON, "weapons")
typedef enum asc_fill_role {
#define ASC_X(id, s) ASC_FILL_##id,
    ASC_FILL_LIST(ASC_X)
#undef ASC_X
    ASC_FILL_COUNT
} asc_fill_role;

/* What a reading rests on, that may make it less likely to be right, or more. */
#define ASC_DOUBT_LIST(X) \
    X(STEP, "guessed-step")            /* one guess on the way through the sentence */ \
    X(STEPS, "guessed-steps")          /* two */ \
    X(MANY_STEPS, "many-steps")        /* three or more */ \
    X(SALIENT, "incident-unnamed")     /* the incident is the one last spoken of */ \
    X(DESCRIBED, "agent-described")    /* the agent has no name there */ \
    X(OBJECT_DESCRIBED, "object-described") \
    X(CONDITIONAL, "conditional") \
    X(PRONOUN, "agent-pronoun") \
    X(PERSON, "agent-person") \
    X(KIND_UNKNOWN, "agent-kind-unknown") \
    X(PLACE, "agent-place")            /* the annotator takes it for a place */ \
    X(CUT_NAME, "agent-cut")           /* its name seems to go on beyond the mention */ \
    X(ODD_NAME, "agent-odd")           /* no one writes a name so */ \
    X(ONCE, "agent-once")              /* it is mentioned nowhere else in the report */ \
    X(FAR, "agent-far")                /* more than a dozen words from the word that tells of it */ \
    X(LONG, "long-sentence") \
    X(QUOTED, "in-quotes")             /* the sentence has quotation marks */ \
    X(HEADLINE, "headline") \
    X(CLAUSE, "in-clause")             /* told in a relative or adverbial clause */ \
    X(NOUN, "by-noun")                 /* a noun tells of it */ \
    X(OWNER, "by-owner")               /* whose it is, is who did it */ \
    X(BEHIND, "by-preposition") \
    X(EVENT, "by-any-event")           /* the frame takes any word for an attack */ \
    X(BETWEEN, "between-actors") \
    X(SPEAKER, "by-accuser")           /* the subject is who says so */ \
    X(VOICED, "voiced")                /* somebody else than the report says so */ \
    X(NESTED, "nested")                /* through somebody */ \
    X(VOICE_DESCRIBED, "voice-described") \
    X(OWN_WORD, "own-word")            /* the agent says so itself */ \
    X(SEVERAL, "several-incidents")    /* the report tells of more than one */ \
    X(HEDGED, "hedged") \
    X(MINUS, "denied") \
    X(AGENT_AFTER, "agent-after")      /* it stands behind the word that tells of it */ \
    X(AGENT_NEAR, "agent-near")        /* within two words of it */ \
    X(AGENT_ELSEWHERE, "agent-elsewhere")    /* in no word of that sentence */ \
    X(AGENT_LONG, "agent-long")        /* more than four words */ \
    X(AGENT_DEFINITE, "agent-definite")      /* "the", "his" before it */ \
    X(NAMES_BETWEEN, "names-between")  /* other names between it and that word */ \
    X(COMMA_BETWEEN, "comma-between") \
    X(OBJECT_NONE, "object-none") \
    X(OBJECT_PRONOUN, "object-pronoun") \
    X(OBJECT_UNSAID, "object-unsaid")  /* no words of the sentence name it */ \
    X(OBJECT_BEFORE, "object-before") \
    X(OBJECT_NEAR, "object-near") \
    X(OBJECT_FAR, "object-far") \
    X(OBJECT_LONG, "object-long") \
    X(QUESTION, "question-mark") \
    X(BRACKET, "bracket") \
    X(COLON, "colon") \
    X(DASH, "dash")                    /* or a semicolon */ \
    X(FIRST_PERSON, "first-person") \
    X(ADDRESSED, "addressed")          /* "you" */ \
    X(CONTRAST, "contrast")            /* "but", "although", "rather" */ \
    X(NEGATION, "negation")            /* a "not" or "without" anywhere in the sentence */ \
    X(MODAL, "modal")                  /* an "if" or "would" there */ \
    X(MANY_NAMES, "many-names")        /* four capitals or more */ \
    X(VOICE_PRONOUN, "voice-pronoun") \
    X(VOICE_UNNAMED, "voice-unnamed")
typedef enum asc_doubt {
#define ASC_X(id, name) ASC_DOUBT_##id,
    ASC_DOUBT_LIST(ASC_X)
#undef ASC_X
    ASC_DOUBT_COUNT
} asc_doubt;

/* clang-format on */

/* As they stand in the lines: "carried-out", "CT", ... "" when out of range. */
const char *asc_predicate_name(asc_predicate p);
const char *asc_certainty_name(asc_certainty c);
const char *asc_basis_name(asc_basis b);
const char *asc_act_name(asc_act a);
const char *asc_mood_name(asc_mood m);
const char *asc_actor_kind_name(asc_actor_kind k);
const char *asc_incident_kind_name(asc_incident_kind k);
const char *asc_entity_name(asc_entity_kind k);
const char *asc_stage_name(asc_stage s);
const char *asc_firmness_name(asc_firmness c);
const char *asc_doubt_name(asc_doubt d);
const char *asc_fill_role_name(asc_fill_role r);

typedef struct asc_report {
    asc_report_facts facts; /* given, else guessed from the text's first lines */
    asc_str text;           /* normalised UTF-8; all spans count in it */
    asc_str charset;        /* what the bytes were: "UTF-8", "UTF-16LE", "Windows-1252" */
    bool passed_by;         /* not English: nothing was read of it */
} asc_report;

/* A voice. The first of a chain is AUTHOR, the report itself: its span is empty. */
typedef struct asc_source {
    asc_str text;
    asc_span span, cue; /* who, and the word that shows the saying; empty when none */
    uint32_t actor;     /* or ASC_NONE */
    uint32_t
        entry; /* line of data/cues.tsv that took the cue for one; 0: none. ASC_OWN_LINE: see there */
} asc_source;

typedef struct asc_argument {
    asc_str text; /* empty: not told */
    asc_span span;
    uint32_t actor, incident; /* or ASC_NONE */
} asc_argument;

#define ASC_READ_SURE .9  /* `read` from which a statement stands in front; others stand back */
#define ASC_SOURCES_MAX 6 /* links of a chain, AUTHOR included; deeper ones are left out */

typedef struct asc_statement {
    uint32_t report;
    asc_predicate predicate;
    asc_polarity polarity;
    asc_certainty certainty;
    asc_basis basis;
    asc_act act;
    asc_mood mood;
    bool conditional;
    bool at_least; /* "at least", "more than" stands before the value */
    uint32_t source_count;
    asc_argument agent, object;
    int64_t value;            /* of killed-count and wounded-count; -1 when there is none */
    double read;              /* probability that it was read rightly (train/read) */
    uint64_t doubts;          /* what that rests on: a bit for each asc_doubt */
    char id[17];              /* 16 hexadecimal digits */
    char said[11], about[11]; /* partial ISO dates, "" unknown */
    uint32_t frame;           /* line of data/frames.tsv that fired; 0: none. ASC_OWN_LINE */
    asc_span span;
    asc_span trigger;                    /* the word that it fired on */
    asc_span sentence;                   /* the sentence around it, or the part of it nearest */
    asc_source sources[ASC_SOURCES_MAX]; /* outermost first */
} asc_statement;

typedef struct asc_actor {
    char id[12]; /* "a1", "a2", ... in order of first mention */
    asc_actor_kind kind;
    asc_str *names; /* surface forms, by first mention; a state's own before its seat's */
    uint32_t name_count;
    uint32_t described; /* behind the names so many phrases that mean it: "the group" */
    bool named;         /* has a name of its own; not only "a port official" */
    asc_str *may_be;    /* disputed: a short form or surname of these, and joined to none */
    uint32_t may_be_count;
} asc_actor;
#define ASC_DISPUTED_MAX 4 /* names told of those that a disputed actor may be */

typedef struct asc_toll {
    int64_t value;
    uint32_t statement;
    bool at_least;
} asc_toll;

/* How exact a place is. */
typedef enum asc_place_precision {
    ASC_PRECISION_UNKNOWN, /* the gazetteer does not know it */
    ASC_PRECISION_COUNTRY,
    ASC_PRECISION_REGION,
    ASC_PRECISION_TOWN,
    ASC_PRECISION_SPOT /* a building, a square, a station */
} asc_place_precision;

#define ASC_PLACE_CANDIDATES_MAX 4

/* A place in the world that a name may stand for (GeoNames, CC BY 4.0). */
typedef struct asc_place_candidate {
    char country[3]; /* ISO 3166 */
    asc_place_precision precision;
    int64_t inhabitants;         /* of a town; else 0 */
    int32_t latitude, longitude; /* of a town, in hundredths of a degree */
} asc_place_candidate;

typedef struct asc_incident {
    char id[12]; /* "i1", ... the one most reports tell of first */
    asc_incident_kind kind;
    char earliest[11], latest[11]; /* "" unknown */
    asc_str place, what;           /* what: how the first report calls it */
    asc_place_precision precision; /* of the place */
    asc_place_candidate candidates[ASC_PLACE_CANDIDATES_MAX]; /* where it may be, likeliest first */
    uint32_t candidate_count;
    asc_stage stage;        /* the furthest that a report tells */
    asc_str target, weapon; /* as most reports call them; empty where none does */
    asc_toll *killed;       /* competing values, in order of telling */
    asc_toll *wounded;
    uint32_t killed_count, wounded_count;
    uint32_t *reports;
    uint32_t report_count;
} asc_incident;

/* A phrase in an account: who did it, who or what was hit, with what. */
typedef struct asc_fill {
    asc_span span;
    double p;              /* probability that it is what the account takes it for */
    uint32_t actor;        /* or ASC_NONE */
    asc_firmness firmness; /* of an organisation */
} asc_fill;

/* What one report tells of an incident, by a learned model (data/slots.bin): a first look
 * at reports nobody has read, beside the statements, which say on whose word. */
typedef struct asc_account {
    uint32_t report, incident; /* incident: or ASC_NONE */
    asc_incident_kind kind;
    asc_stage stage;
    double p; /* probability that the report tells of such an incident */
    asc_fill *fills[ASC_FILL_COUNT];
    uint32_t counts[ASC_FILL_COUNT];
} asc_account;

/* One actor in one role towards an incident, and the voices on it. */
typedef struct asc_naming {
    uint32_t incident, actor;
    asc_predicate role;
    uint32_t *statements; /* firmest voices first */
    uint32_t statement_count;
    uint32_t voices_for, voices_against; /* distinct innermost sources */
} asc_naming;

typedef struct asc_reading asc_reading;

#define ASC_REPORT_BYTES_MAX ((size_t)64 << 20) /* one report; a larger one is ASC_ELIMIT */
#define ASC_REPORTS_MAX 200000u

/* `model` must outlive the reading. */
asc_status asc_reading_new(asc_reading **out, const asc_model *model, asc_error *err) ASC_MUST_USE;
void asc_reading_free(asc_reading *r);

#define ASC_OWN_BYTES_MAX ((size_t)1 << 20)
#define ASC_OWN_LINE 0x80000000u /* in a line's number: it stands in a table of one's own */
/*
 * Words of an analyst's own, asked before those of data/: each line of `text` is "cue",
 * "frame", "event" or "actor", a tab, and a line as it would stand in that table (their
 * headers say what each column means); '#' begins a comment. `name` is for messages. Copied;
 * before the first report. ASC_EFORMAT names the line, ASC_ELIMIT, ASC_EARG after a report;
 * the reading is good for nothing but being freed then.
 */
asc_status asc_reading_words(asc_reading *r, asc_str name, asc_str text,
                             asc_error *err) ASC_MUST_USE;

/*
 * Take one report's bytes: plain text in UTF-8, UTF-16 with a byte order mark, or
 * else Windows-1252. All is copied. A report that cannot be taken leaves the
 * reading as it was. ASC_EARG after asc_reading_run.
 */
asc_status asc_reading_add(asc_reading *r, const asc_report_facts *facts, asc_str bytes,
                           asc_error *err) ASC_MUST_USE;
/*
 * What analysts decided is to count; copied, before the run. Rejected statements are left
 * out, corrected ones corrected; the other kinds are for linking and weighing. What
 * asc_reading_add_case takes comes with the case's own.
 */
asc_status asc_reading_rule(asc_reading *r, const asc_ruling *rulings, size_t count,
                            asc_error *err) ASC_MUST_USE;
const asc_ruling *asc_reading_rulings(const asc_reading *r, size_t *count);

/* A report on its way into a reading; the views need last only for the call. */
typedef struct asc_incoming {
    asc_report_facts facts;
    asc_str bytes;
    asc_str charset; /* of what `bytes` were decoded, where they are UTF-8 made of another */
    asc_error err;   /* out: ASC_OK, or why this one was left out */
} asc_incoming;

/*
 * Take many reports, reading them side by side on `threads` threads (0: one for each
 * processor; each needs some 100 MB). The reading is the same as if they had been added
 * one by one in this order. A report that cannot be taken is left out, and its `err` says
 * why; the answer is ASC_ENOMEM when memory ran out, ASC_EARG after asc_reading_run.
 */
asc_status asc_reading_add_many(asc_reading *r, asc_incoming *items, size_t count, unsigned threads,
                                asc_error *err) ASC_MUST_USE;

/*
 * Before the run: of incident `incident` ("i3"; copied) alone the origins are wanted. What is
 * weighed and shown of it is the same, and in a large case comes sooner; of other incidents
 * there may be no roots then, no copies, and no circles. ASC_EARG after the run, ASC_ENOMEM.
 */
asc_status asc_reading_narrow(asc_reading *r, asc_str incident, asc_error *err) ASC_MUST_USE;

/*
 * Before the run: what an earlier weighing of the very same reports, decisions and date of asking
 * learnt of the voices (asc_weighing_learnt; copied), so that it is not learnt again. The answer is
 * the same. ASC_EFORMAT for other bytes, ASC_EARG after the run, ASC_ENOMEM.
 */
asc_status asc_reading_teach(asc_reading *r, asc_str learnt, asc_error *err) ASC_MUST_USE;

/*
 * The same where reports or decisions may have come since. A large case is learnt from by a sample: where that
 * says the same as then, it is not learnt again; everything else is left aside, other bytes too. The answer is
 * the same. ASC_EARG after the run, ASC_ENOMEM.
 */
asc_status asc_reading_remind(asc_reading *r, asc_str learnt, asc_error *err) ASC_MUST_USE;

/*
 * Before the run: it will be weighed as of that day (asc_weigh_options.as_of; copied; empty: as it stands).
 * What a large case is learnt from by a sample is then learnt during the run, beside the rest, and the
 * weighing comes sooner. The answer is the same. ASC_EARG after the run, ASC_ENOMEM.
 */
asc_status asc_reading_foresee(asc_reading *r, asc_str as_of, asc_error *err) ASC_MUST_USE;

/* Join names to actors and mentions to incidents; once, after the last report. The reports are
 * put in the order of their names before: what is told does not hang on how they came. */
asc_status asc_reading_run(asc_reading *r, asc_error *err) ASC_MUST_USE;

/* Statements that another program read. */
typedef struct asc_foreign_statements {
    /* in: told of each line that is refused, and why; may be NULL */
    void (*refuse)(void *user, size_t line, const asc_error *why);
    void *user;
    size_t taken, refused; /* out */
} asc_foreign_statements;

/*
 * Let another program's statements take the place of those that were read here, before
 * asc_reading_run. `lines` are statement lines of docs/commands/read.md. A line is taken
 * only if its words, sources, agent and object stand in the report where it says, its
 * predicate, polarity, certainty, basis, act and mood are of their sets, and its numbers
 * in range; else it is refused and counted. The other reports' statements go as well.
 * `told` may be NULL. ASC_EARG after the run, ASC_ENOMEM.
 */
asc_status asc_reading_take_statements(asc_reading *r, asc_str lines, asc_foreign_statements *told,
                                       asc_error *err) ASC_MUST_USE;

/* What was read; the views live as long as the reading. Empty before the run,
 * but for the reports. */
const asc_report *asc_reading_reports(const asc_reading *r, size_t *count);
const asc_statement *asc_reading_statements(const asc_reading *r, size_t *count);
const asc_actor *asc_reading_actors(const asc_reading *r, size_t *count);
const asc_incident *asc_reading_incidents(const asc_reading *r, size_t *count);
const asc_naming *asc_reading_namings(const asc_reading *r, size_t *count);

typedef struct asc_show_options {
    bool explain;         /* lines: add "why", the frame and the words that fired */
    bool attributions;    /* lines: add every attribution; see asc_reading_want_attributions */
    bool accounts;        /* lines: add what each report tells; see asc_reading_want_accounts */
    bool mentions;        /* lines: add every mention; see asc_reading_want_mentions */
    bool events;          /* lines: add every event word; see asc_reading_want_events */
    bool without_reports; /* lines: not the reports' own */
    bool json;            /* views: one JSON object instead of plain text */
    asc_str marking;      /* brief: how far it may go ("TLP:GREEN"); empty: none */
} asc_show_options;

/* Who says what, whatever it is about: the outermost source, the words that show the
 * saying, and what is said, in pieces. Spans in bytes of the report's text. */
#define ASC_CONTENT_MAX 4
typedef struct asc_attribution {
    uint32_t report; /* index into the reports */
    asc_span source; /* empty: nobody is named ("is expected to") */
    asc_span cue;
    asc_span content[ASC_CONTENT_MAX];
    uint32_t pieces;
} asc_attribution;
/* Call before the first asc_reading_add, or those reports have none. */
void asc_reading_want_attributions(asc_reading *r);
const asc_attribution *asc_reading_attributions(const asc_reading *r, size_t *count);

/* A mention of who, where, when, how many or with what: a name, or "we", "rebels", "the
 * army", "three tanks". They do not overlap. Statements do not rest on them. */
typedef struct asc_entity {
    uint32_t report; /* index into the reports */
    asc_span span;
    asc_entity_kind kind;
} asc_entity;
/* Call before the first asc_reading_add. ASC_ENOMEM. */
asc_status asc_reading_want_mentions(asc_reading *r, asc_error *err) ASC_MUST_USE;
const asc_entity *asc_reading_mentions(const asc_reading *r, size_t *count);

/* How surely the author says that an event happened: FactBank's CT, PR, PS with a
 * polarity, or U. */
typedef struct asc_event_told {
    uint32_t report; /* index into the reports */
    asc_span span;   /* the event's word */
    asc_certainty certainty;
    asc_polarity polarity;
} asc_event_told;
/* Call before the first asc_reading_add. ASC_ENOMEM. */
asc_status asc_reading_want_events(asc_reading *r, asc_error *err) ASC_MUST_USE;
const asc_event_told *asc_reading_events(const asc_reading *r, size_t *count);

/* What each report tells of an incident at a glance, by a learned model. Call before the
 * first asc_reading_add. ASC_EFORMAT, ASC_ENOMEM. */
asc_status asc_reading_want_accounts(asc_reading *r, asc_error *err) ASC_MUST_USE;
const asc_account *asc_reading_accounts(const asc_reading *r, size_t *count);

/* The lines of docs/commands/read.md: report, actor, incident, statement. */
asc_status asc_reading_lines(const asc_reading *r, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
