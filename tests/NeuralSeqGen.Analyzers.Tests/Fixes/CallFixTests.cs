using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

/// <summary>A mistake at a call is repaired in the model, whether the C# compiler reports a decoy or the analyzer reports the call.</summary>
public sealed class CallFixTests
{
    private const string Label = "using NeuralSeqGen;\n[SequenceModel, Input(6, 3), Gru(2), Dense(4), MeanSquaredError] public sealed partial class Model;\n";
    private const string Steps = "using NeuralSeqGen;\n[SequenceModel, Input(6, 3), Gru(2, ReturnSequences = true), Dense(4), MeanSquaredError] public sealed partial class Model;\n";
    private const string StepsOff = "using NeuralSeqGen;\n[SequenceModel, Input(6, 3), Gru(2, ReturnSequences = false), Dense(4), MeanSquaredError] public sealed partial class Model;\n";

    [Theory]
    [InlineData(Label, "new Model().Fit(new float[9, 6, 3], {|NSG0301:new float[9, 6, 4]|})", Steps)]
    [InlineData(Steps, "new Model().Fit(new float[9, 6, 3], {|NSG0302:new float[9, 4]|})", StepsOff)]
    public Task Decoy_ChangesTheModelInItsFile(string model, string call, string changed) => CallTest.VerifyFixAsync([model, Program(call)], [changed, Program(Unmarked(call))]);

    [Theory]
    [InlineData(Label, "new Model().Fit(new float[162], {|NSG0301:new float[216]|})", Steps)]
    [InlineData(Steps, "new Model().Fit(new float[162], {|NSG0302:new float[36]|})", StepsOff)]
    public Task FlatCall_ChangesTheModelInItsFile(string model, string call, string changed) => CallTest.VerifyFixAsync([model, Program(call)], [changed, Program(Unmarked(call))]);

    [Fact]
    public Task SeveralCalls_ChangeTheModelOnce()
    {
        const string calls = "new Model().Fit(new float[9, 6, 3], {|NSG0301:new float[9, 6, 4]|}); new Model().Evaluate(new float[9, 6, 3], {|NSG0301:new float[9, 6, 4]|})";
        return CallTest.VerifyFixAsync([Label, Program(calls)], [Steps, Program(Unmarked(calls))]);
    }

    [Fact]
    public Task WhereNoLayerKeepsTime_NothingIsOffered()
    {
        const string model = "using NeuralSeqGen;\n[SequenceModel, Input(6, 3), Flatten, Dense(4), MeanSquaredError] public sealed partial class Model;\n";
        string program = Program("new Model().Fit(new float[9, 6, 3], {|NSG0301:new float[9, 6, 4]|})");
        return CallTest.VerifyFixAsync([model, program], [model, program]);
    }

    private static string Program(string call) => $"static class Program {{ static void Main() {{ {call}; }} }}";

    private static string Unmarked(string call) => call.Replace("{|NSG0301:", "").Replace("{|NSG0302:", "").Replace("|}", "");
}
