using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ExtentMismatchTests
{
    [Fact]
    public Task Inputs_Triggers() => ArrayCallTest.VerifyAsync(
        "new Adder().Fit({|NSG0306:new float[10, 49, 12]|}, new float[10, 50, 12]);",
        "new Adder().Evaluate({|NSG0306:new float[10, 50, 11]|}, new float[10, 50, 12]);",
        "new Adder().Predict({|NSG0306:new float[10, 49, 12]|});",
        "new Adder().PredictOne({|NSG0306:new float[49, 12]|});",
        "new Adder().PredictLayer(\"gru_1\", {|NSG0306:new float[10, 49, 12]|});",
        "new Adder().TrainOnBatch({|NSG0306:new float[10, 49, 12]|}, {|NSG0306:new float[10, 48, 12]|});",
        "new Adder().ComputeGradients({|NSG0306:new float[10, 49, 12]|}, new float[10, 50, 12], new float[1]);",
        "new Sentiment().Predict({|NSG0306:new int[10, 7]|});",
        "new Several().Predict(new float[10, 6, 3], {|NSG0306:new int[10, 4]|});");

    [Fact]
    public Task Targets_Triggers() => ArrayCallTest.VerifyAsync(
        "new Adder().Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});",
        "new Adder().Fit(y: {|NSG0306:new float[10, 5, 12]|}, x: new float[10, 50, 12]);",
        "new Tagger().Fit(new float[10, 6, 3], {|NSG0306:new int[10, 1]|});",
        "new Decoder().Fit(new float[10, 6, 3], {|NSG0306:new float[10, 6, 3]|});",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], new float[10, 4], {|NSG0306:new float[10, 7, 4]|});");

    [Fact]
    public Task ValidationData_Triggers() => ArrayCallTest.VerifyAsync(
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], validationData: (new float[4, 50, 12], {|NSG0306:new float[4, 5, 12]|}));",
        "var held = (new float[4, 50, 12], new float[4, 5, 12]); new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], null, {|NSG0306:held|});");

    [Fact]
    public Task Contract_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        static void Of(ISequenceModel<Adder, float[,,], float[,,], float[,,]> model)
        {
            model.Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
            model.Predict({|NSG0306:new float[10, 49, 12]|});
            model.Evaluate(new float[10, 50, 12], new float[10, 50, 12]);
        }

        static void Of(ISequenceModel<Several, (float[,,] Source, int[,] Ids), (float[,] Value, float[,,] Kind), (float[,] Value, float[,,] Kind)> model) =>
            model.Fit((new float[10, 6, 3], {|NSG0306:new int[10, 4]|}), (new float[10, 4], new float[10, 6, 4]));

        static void Of<T>(T model) where T : ISequenceModel<T, float[,,], float[,,], float[,,]> => model.Fit(new float[10, 5, 12], new float[10, 5, 12]);
        """);

    [Fact]
    public Task FittingOrUnknown_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12]);",
        "new Adder().Fit(new float[10, Environment.TickCount, 12], new float[10, Environment.TickCount, 12]);",
        "new Adder().Predict((float[,,])null!);",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], new float[10, 4], new float[10, 6, 4]);",
        "new Speech().Fit(new float[10, 20, 3], new int[10, 20]);");

    [Fact]
    public Task CallsThatAreToThrow_DoesNotTrigger() => ArrayCallTest.VerifyMembersAsync("""
        static class Assert { public static T Throws<T>(Action act) where T : Exception => null!; }

        static void Tests()
        {
            Assert.Throws<ShapeMismatchException>(() => new Adder().Predict(new float[10, 49, 12]));
            try { new Adder().Predict(new float[10, 49, 12]); } catch (ShapeMismatchException) { }
            try { new Adder().Predict({|NSG0306:new float[10, 49, 12]|}); } catch (InvalidOperationException) { }
        }
        """);
}
