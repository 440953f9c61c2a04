#include <ascribe.h>

#include "base/banned.h"

/* ICD 203 (Analytic Standards, Office of the Director of National Intelligence, 2015), D.6.e.2.a. */
const char *asc_credence_words(double p)
{
    if (p < .05) return "almost no chance";
    if (p < .20) return "very unlikely";
    if (p < .45) return "unlikely";
    if (p < .55) return "roughly even chance";
    if (p < .80) return "likely";
    if (p < .95) return "very likely";
    return "almost certain";
}

const char *asc_confidence_name(asc_confidence c)
{
    return c == ASC_CONFIDENCE_HIGH ? "high" : c == ASC_CONFIDENCE_MODERATE ? "moderate" : "low";
}
