#include "BundledCatalogue.h"

// The C compiler embeds the files (C23 #embed), so there is no generated source to go stale and
// the installed program needs no folder beside it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char attainment_csv[] = {
#embed "data/attainment.csv"
};

static const unsigned char budget_by_type_csv[] = {
#embed "data/budget_by_type.csv"
};

static const unsigned char budget_monitoring_csv[] = {
#embed "data/budget_monitoring.csv"
};

static const unsigned char complaints_csv[] = {
#embed "data/complaints.csv"
};

static const unsigned char compliments_csv[] = {
#embed "data/compliments.csv"
};

static const unsigned char datapackage_json[] = {
#embed "data/datapackage.json"
};

static const unsigned char dsg_csv[] = {
#embed "data/dsg.csv"
};

static const unsigned char dsg_deficit_csv[] = {
#embed "data/dsg_deficit.csv"
};

static const unsigned char exclusions_csv[] = {
#embed "data/exclusions.csv"
};

static const unsigned char feedback_csv[] = {
#embed "data/feedback.csv"
};

static const unsigned char improvement_measures_csv[] = {
#embed "data/improvement_measures.csv"
};

static const unsigned char indicators_csv[] = {
#embed "data/indicators.csv"
};

static const unsigned char ofsted_inspections_csv[] = {
#embed "data/ofsted_inspections.csv"
};

static const unsigned char pep_ratings_csv[] = {
#embed "data/pep_ratings.csv"
};

static const unsigned char risk_factors_csv[] = {
#embed "data/risk_factors.csv"
};

static const unsigned char school_engagement_csv[] = {
#embed "data/school_engagement.csv"
};

static const unsigned char special_places_csv[] = {
#embed "data/special_places.csv"
};

static const unsigned char transport_csv[] = {
#embed "data/transport.csv"
};

static const unsigned char transport_demand_csv[] = {
#embed "data/transport_demand.csv"
};

static const unsigned char work_programme_csv[] = {
#embed "data/work_programme.csv"
};

static const unsigned char youth_justice_measures_csv[] = {
#embed "data/youth_justice_measures.csv"
};

static const unsigned char youth_justice_outcomes_csv[] = {
#embed "data/youth_justice_outcomes.csv"
};

static const unsigned char youth_justice_staffing_csv[] = {
#embed "data/youth_justice_staffing.csv"
};

#define FILE_ENTRY(name, bytes) {name, bytes, sizeof(bytes)}

static const BundledFile files[] = {
  FILE_ENTRY("attainment.csv", attainment_csv),
  FILE_ENTRY("budget_by_type.csv", budget_by_type_csv),
  FILE_ENTRY("budget_monitoring.csv", budget_monitoring_csv),
  FILE_ENTRY("complaints.csv", complaints_csv),
  FILE_ENTRY("compliments.csv", compliments_csv),
  FILE_ENTRY("datapackage.json", datapackage_json),
  FILE_ENTRY("dsg.csv", dsg_csv),
  FILE_ENTRY("dsg_deficit.csv", dsg_deficit_csv),
  FILE_ENTRY("exclusions.csv", exclusions_csv),
  FILE_ENTRY("feedback.csv", feedback_csv),
  FILE_ENTRY("improvement_measures.csv", improvement_measures_csv),
  FILE_ENTRY("indicators.csv", indicators_csv),
  FILE_ENTRY("ofsted_inspections.csv", ofsted_inspections_csv),
  FILE_ENTRY("pep_ratings.csv", pep_ratings_csv),
  FILE_ENTRY("risk_factors.csv", risk_factors_csv),
  FILE_ENTRY("school_engagement.csv", school_engagement_csv),
  FILE_ENTRY("special_places.csv", special_places_csv),
  FILE_ENTRY("transport.csv", transport_csv),
  FILE_ENTRY("transport_demand.csv", transport_demand_csv),
  FILE_ENTRY("work_programme.csv", work_programme_csv),
  FILE_ENTRY("youth_justice_measures.csv", youth_justice_measures_csv),
  FILE_ENTRY("youth_justice_outcomes.csv", youth_justice_outcomes_csv),
  FILE_ENTRY("youth_justice_staffing.csv", youth_justice_staffing_csv),
};

const BundledFile *const bundled_files = files;
const size_t bundled_file_count = sizeof(files) / sizeof(files[0]);
