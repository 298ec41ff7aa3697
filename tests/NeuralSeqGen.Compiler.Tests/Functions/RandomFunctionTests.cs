using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Functions of operations drawn at random: plain run, graph, gradients, passes and programs agree.</summary>
public sealed class RandomFunctionTests
{
    private const int Functions = 240;
    private const int TestsAtOnce = 20;

    private static readonly IReadOnlyList<AgreementCase> _smooth = [.. AgreementCases.All.Where(operation => !operation.Jumps)];

    public static TheoryData<int> Starts => [.. Enumerable.Range(0, Functions / TestsAtOnce).Select(i => i * TestsAtOnce)];

    [Theory]
    [MemberData(nameof(Starts))]
    public void PlainRun_IsTheGraph_AndProgramsComputeIt(int start)
    {
        for (int seed = start; seed < start + TestsAtOnce; seed++)
        {
            var function = Draw(seed);
            var model = function.Bind();
            try
            {
                function.PlainIsTheGraph(model, seed, 5e-5);
                ModelProperties.SomeGradientsAreFiniteDifferences(model, seed);
                ModelProperties.ProgramsComputeTheGraph(model, 5, seed);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"seed {seed}:\n{function.Body}", e);
            }
        }
    }

    /// <summary>Up to eight operations on values so far, whose results are neither large nor many; what does not fit is drawn again.</summary>
    private static AgreementModel Draw(int seed)
    {
        var random = new Random(seed);
        var function = new AgreementModel();
        List<Tensor> values = [.. function.Run(Numbers(random), Numbers(random))];
        for (int length = random.Next(3, 9) + 2; values.Count < length;)
        {
            var operation = _smooth[random.Next(_smooth.Count)];
            int x = Recent(random, values.Count), y = Recent(random, values.Count);
            if (Try(operation, values[x], values[y]) is { } made)
            {
                function.Add(operation, x, y);
                values.Add(made);
            }
        }

        return ReadsItsWeight(function, random) ? function : Draw(seed + 100_000);
    }

    // a function whose result is the same whatever the weight is, such as zeros that are all that is left after a shift, is refused
    private static bool ReadsItsWeight(AgreementModel function, Random random) =>
        Numbers(random) is var x && !function.Run(x, Numbers(random))[^1].ToArray().SequenceEqual(function.Run(x, Numbers(random))[^1].ToArray());

    // of three draws the last value, so that operations follow one another
    private static int Recent(Random random, int count) => Math.Max(random.Next(count), Math.Max(random.Next(count), random.Next(count)));

    private static Tensor? Try(AgreementCase operation, Tensor x, Tensor y)
    {
        try
        {
            var made = operation.Run(x, y);
            return made.Rank is > 0 and < 5 && made.Values.Length <= 100 && made.ToArray().All(v => Math.Abs(v) < 8) ? made : null;
        }
        catch (ShapeMismatchException)
        {
            return null;
        }
    }

    private static Tensor Numbers(Random random) => Tensor.Create([.. Enumerable.Range(0, 24).Select(_ => (float)((1.6 * random.NextDouble()) - 0.8))], 4, 6);
}
