// The mathematics that ranking needs, bit for bit the same everywhere: built from + - * / only,
// since `log` differs between C libraries.

#ifndef DATELINE_BASE_MATH_H_
#define DATELINE_BASE_MATH_H_

namespace dateline {

// The natural logarithm of `x`, for x > 0, finite and normal; within 1e-14 of the true value,
// relatively. Zero for x <= 0.
double natural_log(double x);

}  // namespace dateline

#endif  // DATELINE_BASE_MATH_H_
