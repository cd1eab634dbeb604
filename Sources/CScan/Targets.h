// What processors of the x86-64 family have whose vectors are of 32 and of 64 bytes.
#define WITH_32 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))
#define WITH_64                                                                                    \
  __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,avx512f,avx512bw,avx512vl,avx512dq")))
