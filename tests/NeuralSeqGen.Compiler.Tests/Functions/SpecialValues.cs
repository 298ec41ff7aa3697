using static NeuralSeqGen.Tensor;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Operations on vectors of infinities, NaN and numbers at the edge of what they are defined for, with the results that are right.</summary>
internal static class SpecialValues
{
    private const float Infinity = float.PositiveInfinity;
    private const float NaN = float.NaN;
    private static readonly float[] _bases = [-2, -2, -2, -2, 0, 0, 0, NaN, -1.5f, Infinity, -1, 2, -3];
    private static readonly float[] _exponents = [3, 2, 0.5f, 0, 0, 2, -1, 0, -2, 0, 1e9f, -Infinity, 1];
    private static readonly float[] _dividends = [5, -5, 5, -5, 1, Infinity, -5, 0.9f, -0.9f, 0, 7];
    private static readonly float[] _divisors = [Infinity, 3, -3, -Infinity, 0, 2, -3, 0.3f, 0.3f, 2, 7];

    public static readonly IReadOnlyList<(AgreementCase Case, float[] Input, float[] Expected)> All =
    [
        (AgreementCase.Of(x => x.CumSum()), [1, 2, Infinity, 4, 5], [1, 3, Infinity, Infinity, Infinity]),
        (AgreementCase.Of(x => x.CumSum()), [1, -Infinity, 3, NaN, 5, 6, 7], [1, -Infinity, -Infinity, NaN, NaN, NaN, NaN]),
        (AgreementCase.Of(x => (2 * x).Take(Arange(4))), [1, Infinity, NaN, 4], [2, Infinity, NaN, 8]),
        (AgreementCase.Of(x => (2 * x).Reshape(2, 2).Take(Full([1], 1)).Reshape(2)), [Infinity, NaN, 3, 4], [6, 8]),
        (AgreementCase.Of(x => x.LogSumExp(-1, true)), [-Infinity, -Infinity, -Infinity], [-Infinity]),
        (AgreementCase.Of(x => x.LogSumExp(-1, true)), [-Infinity, 2, -Infinity], [2]),
        (AgreementCase.Of(x => x.LogSumExp(-1, true)), [1, Infinity, -Infinity], [Infinity]),
        (AgreementCase.Of(x => x.LogSumExp(-1, true)), [1, NaN, 3], [NaN]),
        (AgreementCase.Of(x => x.Reshape(3, 2).LogSumExp(0)), [-Infinity, 1, -Infinity, 1, -Infinity, 1], [-Infinity, 1 + 1.0986123f]),
        (AgreementCase.Of(x => x.ArgMax(-1, true)), [1, NaN, 3, NaN], [1]),
        (AgreementCase.Of(x => x.ArgMax(-1, true)), [-Infinity, -Infinity], [0]),
        (AgreementCase.Of(x => x.ArgMax(-1, true)), [1, 3, 3, -Infinity], [1]),
        (AgreementCase.Of(x => Elu(x, 0.5)), [-1500, -120, -Infinity, 0, Infinity, NaN], [-0.5f, -0.5f, -0.5f, 0, Infinity, NaN]),
        (AgreementCase.Of(x => Selu(x)), [-1500, -Infinity], [-1.7580993f, -1.7580993f]),
        (AgreementCase.Of(x => Power(x[..13], x[13..])), [.. _bases, .. _exponents], [.. _bases.Zip(_exponents, MathF.Pow)]),
        (AgreementCase.Of(x => Power(x, 2000)), [-1, 1, 0], [1, 1, 0]),
        (AgreementCase.Of(x => x[..11] % x[11..]), [.. _dividends, .. _divisors], [.. _dividends.Zip(_divisors, (x, y) => x % y)]),
    ];
}
