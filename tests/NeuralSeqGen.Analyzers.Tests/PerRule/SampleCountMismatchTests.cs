using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class SampleCountMismatchTests
{
    [Fact]
    public Task KnownCounts_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], {|NSG0309:new float[9, 8]|});",
        "new Several().Predict(new float[10, 6, 3], {|NSG0309:new int[9, 5]|});",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], {|NSG0309:new float[9, 4]|}, {|NSG0309:new float[11, 6, 4]|});",
        "new Label().Predict({|NSG0309:new float[0, 64, 15]|});",
        "new Label().Fit(new float[10, 64, 15], new float[10, 8], validationData: (new float[4, 64, 15], {|NSG0309:new float[5, 8]|}));",
        "var model = new Label(); var x = new float[10, 64, 15]; model.Fit(x, {|NSG0309:Sequences.Take(model.Predict(x), new int[9])|});");

    [Fact]
    public Task FlatSamples_Triggers() => ArrayCallTest.VerifyAsync(
        "new Label().TrainOnBatch(new float[2 * 64 * 15], {|NSG0309:new float[3 * 8]|});",
        "var x = new float[2 * 64 * 15]; new Label().Fit(x.AsSpan(0, 960), {|NSG0309:new float[2 * 8]|});",
        "new Label().Evaluate({|NSG0309:new float[0]|}, new float[8]);",
        "new Sparse().Fit(new float[1920], {|NSG0309:new int[3]|});");

    [Fact]
    public Task FlatSamplesOfBoth_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Label().TrainOnBatch(new float[2 * 64 * 15], new float[2 * 8]);",
        "new Label().TrainOnBatch(new float[Environment.TickCount], new float[8]);",
        "new Sparse().Fit(new float[1920], new int[2]);",
        "new Label().Fit(new float[961], new float[9]);",
        "try { new Label().Fit(new float[960], new float[16]); } catch (ShapeMismatchException) { }");

    [Fact]
    public Task UnknownCountsThatDiffer_Triggers() => ArrayCallTest.VerifyAsync(
        "int n = Environment.TickCount; var x = new float[n, 64, 15]; new Label().Fit(x, {|NSG0309:new float[n - 1, 8]|});",
        "int n = Environment.TickCount; int m = n + 1; new Label().Fit(new float[n, 64, 15], {|NSG0309:new float[m, 8]|});",
        "var x = Sequences.InputWindows(new float[100], 64); var more = new float[x.GetLength(0), 64, 15]; new Label().Fit(more, {|NSG0309:new float[x.GetLength(0) + 2, 8]|});");

    [Fact]
    public Task OfParameters_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        static void Train(float[,,] x, float[,] y, int n)
        {
            new Label().Fit(x, y);
            new Label().Fit(x, new float[x.GetLength(0), 8]);
            new Label().Fit(x, {|NSG0309:new float[x.GetLength(0) - 1, 8]|});
            new Label().Fit(x, new float[n, 8]);
            var p = new Label().Predict(x);
            new Label().Fit(x, p);
            new Label().Fit(new float[p.GetLength(0) + 1, 64, 15], {|NSG0309:p|});
            x = new float[x.GetLength(0) - 1, 64, 15];
            new Label().Fit(x, {|NSG0309:p|});
        }
        """);

    [Fact]
    public Task EqualOrUnknown_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "int n = Environment.TickCount; new Label().Fit(new float[n, 64, 15], new float[n, 8]);",
        "int n = Environment.TickCount, m = Environment.ProcessorCount; new Label().Fit(new float[n, 64, 15], new float[m + 1, 8]);",
        "int n = Environment.TickCount; var x = new float[n, 64, 15]; n = Environment.ProcessorCount; new Label().Fit(x, new float[n + 1, 8]);",
        "float[,,]? x = null; for (int i = 0; i < 3; i++) { int n = Environment.TickCount; if (x != null) new Label().Fit(x, new float[n + 1, 8]); x = new float[n, 64, 15]; }",
        "int n = Environment.TickCount; for (int i = 0; i < 3; i++) { var x = new float[n, 64, 15]; n = n + 1; new Label().Fit(x, new float[n - 1, 8]); }",
        "bool c = Environment.TickCount > 0; var x = c ? new float[10, 64, 15] : new float[9, 64, 15]; var y = c ? new float[10, 8] : new float[9, 8]; new Label().Fit(x, y);",
        "int n = Environment.TickCount; Change(ref n); var x = new float[n, 64, 15]; Change(ref n); new Label().Fit(x, new float[n + 1, 8]); static void Change(ref int k) => k++;");
}
