using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ArgumentTypeTests
{
    [Fact]
    public Task OtherElements_Triggers() => CallTest.VerifyAsync(
        "new Label().Predict({|CS1503:{|NSG0317:new double[10, 6, 3]|}|});",
        "new Label().Fit({|CS1503:{|NSG0317:new double[10, 6, 3]|}|}, new float[10, 4]);",
        "var y = new double[10, 4]; new Label().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:y|}|});",
        "new SparseLabel().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:new long[10]|}|});",
        "new SparseLabel().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:new float[10]|}|});",
        "new YesNo().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:new bool[10, 1]|}|});",
        "new Next().Predict({|CS1503:{|NSG0317:new float[10, 6, 9]|}|});",
        "new Label().Predict({|CS1503:{|NSG0317:new int[10, 6]|}|});",
        "new Label().PredictOne({|CS1503:{|NSG0317:new double[6, 3]|}|});");

    [Fact]
    public Task EachOfTwo_Triggers() => CallTest.VerifyAsync("new Label().Fit({|CS1503:{|NSG0317:new double[10, 6, 3]|}|}, {|CS1503:{|NSG0317:new double[10, 4]|}|});");

    [Fact]
    public Task ForcedInputs_Triggers() => CallTest.VerifyAsync(
        "new Translator().Generate({|CS1503:{|NSG0317:new long[10, 5]|}|});",
        "new Translator().Generate({|CS1503:{|NSG0311:new int[10][]|}|});",
        "new Translator().Fit({|CS1503:{|NSG0317:new long[10, 5]|}|}, new int[10, 6]);");

    [Fact]
    public Task FlatSamples_Triggers() => CallTest.VerifyAsync("new Label().Fit({|CS1503:{|NSG0317:new double[180]|}|}, {|CS1503:{|NSG0317:new double[40]|}|});");

    [Fact]
    public Task DataForValidation_Triggers() => CallTest.VerifyAsync(
        "var x = new float[10, 6, 3]; new Label().Fit(x, new float[10, 4], null, {|CS1503:(x, {|NSG0301:new float[10, 6, 4]|})|});",
        "var x = new float[10, 6, 3]; var held = (x, new double[10, 4]); new Label().Fit(x, new float[10, 4], validationData: {|CS1503:{|NSG0317:held|}|});",
        "var x = new float[10, 6, 3]; new Label().Fit(x, new float[10, 4], validationData: {|CS1503:(x, {|NSG0201:new int[10]|})|});");

    [Fact]
    public Task WeightsOfSamplesAndSteps_Triggers() => CallTest.VerifyAsync(
        "new Label().Fit(new float[10, 6, 3], new float[10, 4], sampleWeight: {|CS1503:{|NSG0317:new double[10]|}|});",
        "new Label().Evaluate(new float[10, 6, 3], new float[10, 4], 5, {|CS1503:{|NSG0317:new int[10]|}|});",
        "new Steps().TrainOnBatch(new float[10, 6, 3], new float[10, 6, 4], stepWeight: {|CS1503:{|NSG0317:new double[10, 6]|}|});",
        "new Steps().TrainOnBatch(new float[10, 6, 3], new float[10, 6, 4], {|CS1503:{|NSG0317:new float[10, 6]|}|});");

    [Fact]
    public Task Texts_Triggers() => CallTest.VerifyAsync(
        "new SparseLabel().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:new string[10]|}|});",
        "var y = new System.Collections.Generic.List<string>(); new Label().Fit(new float[10, 6, 3], {|CS1503:{|NSG0317:y|}|});",
        "new YesNo().Evaluate(new float[10, 6, 3], {|CS1503:{|NSG0317:new[] { \"yes\" }|}|});",
        "new Next().Predict({|CS1503:{|NSG0317:new string[10]|}|});",
        "_ = new FitOptions { ClassWeight = {|CS0266:{|NSG0317:new System.Collections.Generic.Dictionary<string, double> { [\"rare\"] = 2 }|}|} };");

    [Fact]
    public Task Contracts_Triggers() => CallTest.VerifyAsync(
        "ISequenceModel<Label, float[,,], float[,], float[,]> model = new Label(); model.Fit({|CS1503:{|NSG0317:new double[10, 6, 3]|}|}, {|CS1503:{|NSG0201:new int[10]|}|});",
        "ISequenceModel<Label, float[,,], float[,], float[,]> model = new Label(); model.Evaluate(target: {|CS1503:{|NSG0301:new float[10, 6, 4]|}|}, input: new float[10, 6, 3]);",
        "ISequenceModel<Sum, float[,,], float[,], float[,]> model = new Sum(); model.Predict({|CS1503:{|NSG0303:new float[10, 6]|}|});");

    [Fact]
    public Task LayersOfAModel_Triggers() => CallTest.VerifyAsync(
        "new Label().PredictLayer(\"gru_1\", {|CS1503:{|NSG0317:new double[10, 6, 3]|}|});",
        "new Label().PredictLayer(\"gru_1\", {|CS1503:{|NSG0303:new float[10, 6]|}|});",
        "new Several().PredictLayer(\"gru_1\", new float[10, 6, 3], {|CS1503:{|NSG0317:new double[10, 6, 3]|}|});");

    [Fact]
    public Task OneSampleInABatch_Triggers() => CallTest.VerifyAsync(
        "new Label().PredictOne({|CS1503:{|NSG0317:new float[1, 6, 3]|}|});",
        "float[,,] x = new float[1, 6, 3]; new Label().PredictOne({|CS1503:{|NSG0317:x|}|});");

    [Fact]
    public Task WeightsOfClasses_Triggers() => CallTest.VerifyAsync(
        "_ = new FitOptions { ClassWeight = {|CS0266:{|NSG0317:new System.Collections.Generic.Dictionary<int, float> { [0] = 2 }|}|} };",
        "var weights = new System.Collections.Generic.Dictionary<int, float>(); new Label().Fit(new float[10, 6, 3], new float[10, 4], new() { ClassWeight = {|CS0266:{|NSG0317:weights|}|} });");

    [Fact]
    public Task GraphsAndAuthors_Triggers() => CallTest.VerifyMembersAsync("""
        private static Several? s;
        private static async System.Threading.Tasks.Task Main()
        {
            await System.Threading.Tasks.Task.Delay(1);
            s?.Fit(new float[10, 6, 3], new float[10, 6, 3], {|CS1503:{|NSG0317:new double[10, 4]|}|}, new float[10, 6, 4]);
            Action run = () => new Several().Predict(new float[10, 6, 3], {|CS1503:{|NSG0317:new double[10, 6, 3]|}|});
        }
        }

        [SequenceModel, Input(6, 3), Gru(2), Dense(4), MeanSquaredError]
        public sealed partial class Own
        {
            private float[,] Inside() => Predict({|CS1503:{|NSG0317:new double[10, 6, 3]|}|});
        """);

    [Fact]
    public Task WhatIsNotAModels_DoesNotTrigger() => CallTest.VerifyMembersAsync("""
        static void Main(string[] args)
        {
            dynamic x = new double[10, 6, 3];
            new Label().Predict(x);
            new Other().Predict({|CS1503:new double[10, 6, 3]|});
            new Label().Fit(new double[10, 6, 3]);
            new Own().Predict({|CS1503:new double[10, 6, 3]|});
            new Label().Predict({|CS0103:missing|});
            new Label().Predict({|CS1503:"text"|});
            new Label().PredictLayer({|CS1503:1|}, new float[10, 6, 3]);
            ISequenceModel<Label, float[,,], float[,], float[,]> contract = new Label();
            contract.Predict({|CS1503:"text"|});
            _ = new FitOptions { ClassWeight = new System.Collections.Generic.Dictionary<int, double>() };
            _ = new FitOptions { ClassWeight = {|CS0029:"balanced"|} };
            new Label().Fit(new float[10, 6, 3], new float[10, 4], validationData: {|CS1503:0.2|});
        }
        }

        internal sealed class Other
        {
            public float[,] Predict(float[,,] x) => new float[x.Length, 1];
        }

        internal static class Extensions
        {
            public static void Fit(this Label model, double[,,] x) { }
        }

        [SequenceModel, Input(6, 3), Gru(2), Dense(4), MeanSquaredError]
        public sealed partial class Own
        {
            public void Predict(string file) { }
        """);
}
