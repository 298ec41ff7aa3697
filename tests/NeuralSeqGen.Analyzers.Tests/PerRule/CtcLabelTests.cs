using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class CtcLabelTests
{
    [Fact]
    public Task LabelsThatNoOutputGives_Triggers() => ArrayCallTest.VerifyProgramAsync(Program("""
        new Short().Fit(new float[2, 6, 3], new[,] { { 1, 2, 0, 0 }, { 1, 0, {|NSG0214:2|}, 0 } });
        new Short().TrainOnBatch(new float[1, 6, 3], new[,] { {|NSG0214:{ 1, 1, 1, 1 }|} });
        var y = new int[,] { { 0, n, {|NSG0214:3|}, 0 } };
        new Short().Evaluate(new float[1, 6, 3], y);
        """));

    [Fact]
    public Task LabelsThatFit_OrNotCertain_DoesNotTrigger() => ArrayCallTest.VerifyProgramAsync(Program("""
        new Short().Fit(new float[2, 6, 3], new[,] { { 1, 2, 3, 1 }, { 2, 2, 1, 1 } });
        new Short().Fit(new float[1, 6, 3], new[,] { { 0, 0, 0, 0 } });
        new Short().Fit(new float[1, 6, 3], new[,] { { 1, 1, n, 1 } });
        new Short().Fit(new float[1, 6, 3], new[,] { { 1, 0, 2, 0 } }, sampleWeight: new float[1]);
        new Padded().Fit(new float[1, 6, 3], new[,] { { 1, 1, 1, 1 } });
        """));

    private static string Program(string body) => $$"""
        [SequenceModel, Input(6, 3), Gru(4, ReturnSequences = true), Dense(4), Ctc(MaxLabelLength = 4)] public sealed partial class Short;
        [SequenceModel, Input(6, 3), Masking, Gru(4, ReturnSequences = true), Dense(4), Ctc(MaxLabelLength = 4)] public sealed partial class Padded;

        internal static class Program
        {
            internal static void Run(int n)
            {
                {{body}}
            }
        }
        """;
}
