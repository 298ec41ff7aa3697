using System.Globalization;
using System.Reflection;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>What Keras computed, ONNX Runtime computes from the file: every recorded case, at its own tolerance.</summary>
public sealed class FixtureTests
{
    private static readonly string Folder =
        Path.Combine(typeof(FixtureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "tests", "fixtures");

    public static TheoryData<string> Names => [.. Fixture.Names(Folder)];

    /// <summary>None is left out: whatever Keras recorded has a form in ONNX.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void File_GivesKerassNumbers(string name)
    {
        var fixture = Fixture.Load(Folder, name);
        var bound = FixtureSupport.Bind(FixtureModel.Of(fixture));
        using var run = new OnnxRun(new BoundSequenceModel(bound, Parameters(fixture, bound)));
        var first = run.Run(fixture.Samples, Inputs(fixture, bound, ""));
        Compare(fixture, "output", first[bound.Outputs[0].Name]);
        if (fixture.IsStateful)
        {
            var states = first.Where(output => output.Key.EndsWith("_next", StringComparison.Ordinal)).ToDictionary(output => output.Key[..^"_next".Length], output => (Array)output.Value);
            Assert.NotEmpty(states);
            Compare(fixture, "output_batch2", run.Run(fixture.Samples, Inputs(fixture, bound, "_batch2").Concat(states).ToDictionary())[bound.Outputs[0].Name]);
        }
    }

    private static float[] Parameters(Fixture fixture, BoundModel model) => [.. model.Weights.SelectMany(weight => fixture[weight.Name].Values)];

    private static Dictionary<string, Array> Inputs(Fixture fixture, BoundModel model, string suffix) => model.Inputs.Zip(Ordered(fixture, model)).ToDictionary(p => p.First.Name, p => fixture[p.Second + suffix].Flat());

    // in a graph an input has the name of its node
    private static IEnumerable<string> Ordered(Fixture fixture, BoundModel model) =>
        model.Inputs.Count == 1 ? fixture.Inputs : model.Inputs.Select(input => fixture.Inputs.Single(name => Naming.Snake(FixtureModel.NodeName(name)) == input.Name || name == input.Name));

    private static void Compare(Fixture fixture, string tensor, float[] actual)
    {
        float[] expected = fixture[tensor].Values;
        Assert.Equal(expected.Length, actual.Length);
        var wrong = Enumerable.Range(0, expected.Length).Where(i => !(Math.Abs((double)actual[i] - expected[i]) <= fixture.Tolerance(tensor, expected[i])))
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{tensor}[{i}]: {actual[i]:R}, expected {expected[i]:R}"));
        Assert.Empty(wrong.Take(3));
    }
}
