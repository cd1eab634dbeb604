#include "BundledLessons.h"

// As the catalogue's tables: embedded by the C compiler (C23 #embed).
#pragma clang diagnostic ignored "-Wc23-extensions"

// The lessons in the order of the course; a line each.
static const unsigned char lessons[] = {
#embed "lessons/reading-a-table.md" suffix(, 0, )
#embed "lessons/where-is-the-money-going.md" suffix(, 0, )
#embed "lessons/percent-and-points.md" suffix(, 0, )
#embed "lessons/compared-to-what.md" suffix(, 0, )
#embed "lessons/trend-or-two-points.md" suffix(, 0, )
#embed "lessons/small-numbers.md" suffix(, 0, )
#embed "lessons/suppressed-is-not-zero.md" suffix(, 0, )
#embed "lessons/financial-and-academic-years.md" suffix(, 0, )
#embed "lessons/does-it-add-up.md" suffix(, 0, )
#embed "lessons/charts-instead-of-colours.md" suffix(, 0, )
};

const unsigned char *const bundled_lessons = lessons;
const size_t bundled_lessons_size = sizeof(lessons);
