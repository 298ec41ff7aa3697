using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using static NeuralSeqGen.Tensor;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Infinities, NaN and numbers at the edge of what an operation is defined for: C#, the graph and the programs give the number that is written here.</summary>
public sealed class SpecialValueTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float NaN = float.NaN;
    private static readonly float[] _bases = [-2, -2, -2, -2, 0, 0, 0, NaN, -1.5f, Infinity, -1, 2, -3];
    private static readonly float[] _exponents = [3, 2, 0.5f, 0, 0, 2, -1, 0, -2, 0, 1e9f, -Infinity, 1];
    private static readonly float[] _dividends = [5, -5, 5, -5, 1, Infinity, -5, 0.9f, -0.9f, 0, 7];
    private static readonly float[] _divisors = [Infinity, 3, -3, -Infinity, 0, 2, -3, 0.3f, 0.3f, 2, 7];

    private static readonly (AgreementCase Case, float[] Input, float[] Expected)[] _cases =
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

    public static TheoryData<int, string> Cases => [.. _cases.Select((given, i) => (i, given.Case.Text))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_AreTheSameEverywhere(int index, string text)
    {
        var (operation, input, expected) = _cases[index];
        Same(expected, [.. operation.Run(Tensor.Create(input), 0).ToArray().Select(v => (double)v)], text);
        SameInModels(operation.Written("x", "x"), input, expected);
    }

    /// <summary>A plain run refuses such ids; a model reads the nearest row of any table.</summary>
    [Fact]
    public void Ids_WithoutARow_ReadTheNearest() => SameInModels("(2 * x).Take(x)", [0, -3, 1.7f, 9, NaN, Infinity, 3], [0, 0, -6, 6, 0, 6, 18]);

    private static void SameInModels(string body, float[] input, float[] expected)
    {
        var model = FunctionSource.BindValid($"Input({input.Length}), Lambda(nameof(F)), MeanSquaredError, Sgd", FunctionSource.Function("Tensor F(Tensor x)", $"return {body};"));
        var graph = ModelLowering.Predict(model);
        graph.Results.RemoveAll(result => result.Port.Kind == PortKind.LayerOutput);
        var ports = RandomPorts.For(model, graph, 1, 3);
        ports[PortKind.Input][0] = [.. input.Select(v => (double)v)];
        Same(expected, GraphInterpreter.Run(graph, ports)[PortKind.Output][0], "graph");
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 128 })
        {
            Same(expected, ProgramExecutor.Run(ProgramScheduler.Run(graph, bits), ports)[PortKind.Output][0], $"{bits} bits");
        }

        CompilationPipeline.RunForOneSequence(graph);
        if (ProgramScheduler.RunOneSequence(graph, new Tiling(256)) is { } one)
        {
            Same(expected, ProgramExecutor.Run(one, ports)[PortKind.Output][0], "one sequence");
        }
    }

    private static void Same(float[] expected, IReadOnlyList<double> found, string what)
    {
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.True(pair.First.Equals((float)pair.Second) || Math.Abs(pair.First - pair.Second) < 1e-6 * Math.Max(1, Math.Abs(pair.First)), $"{what}: {pair.Second} instead of {pair.First}"));
    }
}
