namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Numbers behind <see cref="Lanes512"/> and its narrower siblings. The polynomials are minimax fits (Remez exchange in 40 digits, then rounded);
/// the comment behind each gives range and largest error before rounding.
/// </summary>
internal static class LaneConstants
{
    public const float Log2E = 1.44269504f;

    // ln 2 in two parts; the first has 9 trailing zero bits, so that n · Ln2High is exact.
    public const float Ln2High = 0.693145752f;
    public const float Ln2Low = 1.42860682e-6f;

    // Adding 1.5 · 2²³ rounds to an integer, which then stands in the low bits; with 127 on top those bits are the exponent of 2ⁿ.
    public const float RoundMagic = 12582912f;
    public const int RoundMagicBits = 0x4B400000;
    public const float ScaleMagic = 12582912f + 127f;

    // Beyond these e^x is 0 or infinity in single precision.
    public const float ExpLow = -105f;
    public const float ExpHigh = 89f;
    public const float Exp2Limit = 126f;

    // tanh is ±1 in single precision from 9.02, that is 2^26; a little more keeps the quotient at exactly 1.
    public const float TanhLimit = 30f;

    // (2^f − 1) / f, |f| ≤ 1/2: 1.1e-8 relative.
    public const float Exp0 = 0.693147182f;
    public const float Exp1 = 0.240226492f;
    public const float Exp2 = 0.0555035733f;
    public const float Exp3 = 0.00961823761f;
    public const float Exp4 = 0.00133907353f;
    public const float Exp5 = 0.000154035122f;

    public const float MinNormal = 1.17549435e-38f;
    public const float TwoPower23 = 8388608f;
    public const int SqrtHalfBits = 0x3F3504F3;
    public const int MantissaMask = 0x007FFFFF;

    // (ln(1 + f) − f + f²/2) / f³, √½ ≤ 1 + f ≤ √2: ln to 5.8e-9 relative.
    public const float Log0 = 0.333333313f;
    public const float Log1 = -0.250008196f;
    public const float Log2 = 0.200012267f;
    public const float Log3 = -0.166233569f;
    public const float Log4 = 0.142017573f;
    public const float Log5 = -0.13160181f;
    public const float Log6 = 0.12761578f;
    public const float Log7 = -0.0763450041f;

    // erf(√s) / √s, 0 ≤ s ≤ 1: 1.2e-9 relative.
    public const float Erf0 = 1.12837911f;
    public const float Erf1 = -0.37612626f;
    public const float Erf2 = 0.112835854f;
    public const float Erf3 = -0.026853811f;
    public const float Erf4 = 0.00518832775f;
    public const float Erf5 = -0.000801019371f;
    public const float Erf6 = 7.85386073e-5f;

    // −log2 erfc(a), 1 ≤ a ≤ 4.1: 1.0e-9 in erf.
    public const float ErfLimit = 4.1f;
    public const float Erfc0 = 0.000510311278f;
    public const float Erfc1 = 1.62597501f;
    public const float Erfc2 = 0.920765042f;
    public const float Erfc3 = 0.148651496f;
    public const float Erfc4 = -0.0314584188f;
    public const float Erfc5 = 0.00424095523f;
    public const float Erfc6 = -0.000267726544f;

    // π/2 in three parts; the first two have 8 and 11 bits, so that n times them is exact for many n also without fused multiply-add. The sum is right to 1.7e-15.
    public const float TwoOverPi = 0.636619747f;
    public const float HalfPiHigh = 1.5703125f;
    public const float HalfPiMiddle = 0.0004837513f;
    public const float HalfPiLow = 7.549790126e-8f;

    // A little more than π/4: up to 100,000 the nearest multiple of π/2 may be missed by 0.003.
    public const float WaveLimit = 0.79f;

    // (sin(√s) / √s − 1) / s, 0 ≤ s ≤ WaveLimit²: the sine to 4.0e-9 relative.
    public const float Sin0 = -0.1666665375f;
    public const float Sin1 = 0.008332133293f;
    public const float Sin2 = -0.0001951145823f;

    // (cos(√s) − 1 + s/2) / s², 0 ≤ s ≤ WaveLimit²: the cosine to 1.0e-10.
    public const float Cos0 = 0.04166664556f;
    public const float Cos1 = -0.001388733159f;
    public const float Cos2 = 0.00002443421363f;
}
