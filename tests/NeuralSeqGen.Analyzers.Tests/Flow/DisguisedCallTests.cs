using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Flow;

/// <summary>The same mistake wherever a call may stand.</summary>
public sealed class DisguisedCallTests
{
    [Fact]
    public Task Functions_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        private readonly Adder _model = new();

        static async Task Async()
        {
            var y = new float[10, 5, 12];
            await Task.Yield();
            new Adder().Fit(new float[10, 50, 12], {|NSG0306:y|});
            await Task.Run(() => new Adder().Fit(new float[10, 50, 12], {|NSG0306:y|}));
        }

        static IEnumerable<float> Iterator()
        {
            var y = new float[10, 5, 12];
            yield return new Adder().TrainOnBatch(new float[10, 50, 12], {|NSG0306:y|});
        }

        static void Lambdas()
        {
            var (x, y) = (new float[10, 50, 12], new float[10, 5, 12]);
            Action later = () => new Adder().Fit(x, {|NSG0306:y|});
            Func<float[,,], History> with = z => { Action inner = () => new Adder().Fit(x, {|NSG0306:y|}); inner(); return new Adder().Fit(z, y: {|NSG0306:y|}); };
            try { Action tried = () => new Adder().Fit(x, {|NSG0306:y|}); tried(); } catch { }
            try { Run(); } finally { Run(); }
            void Run() => new Adder().Fit(x, {|NSG0306:y|});
        }

        private Program() => _model.Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
        private float Loss => _model.TrainOnBatch(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
        private float _loss = new Adder().TrainOnBatch(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
        private History? Maybe(Adder? model) => model?.Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
        private static Adder Create() => new();
        private void Chain() => Create().Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|}, new() { Epochs = 3 });
        """);

    [Fact]
    public Task Types_Triggers() => ArrayCallTest.VerifyProgramAsync("""
        namespace Elsewhere
        {
            using Model = global::Adder;

            internal sealed record Trainer(Model Model)
            {
                public void Train() => Model.Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
            }

            internal sealed partial class Parts
            {
                private readonly float[,,] _y = new float[10, 5, 12];
                private void Train() => new Model().Fit(new float[10, 50, 12], _y);
            }

            internal sealed partial class Parts
            {
                private void More() { var y = new float[10, 5, 12]; new Model().Fit(new float[10, 50, 12], {|NSG0306:y|}); }
            }

            internal readonly struct Generic<T>
            {
                public void Train() => new Model().Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
            }
        }

        public sealed partial class Adder
        {
            public void Train() => Fit(new float[10, 50, 12], {|NSG0306:new float[10, 5, 12]|});
        }
        """);

    [Fact]
    public Task TopLevel_Triggers() => ArrayCallTest.VerifyTopLevelAsync("""
        int n = 10;
        var (x, y) = (new float[n, 50, 12], new float[n, 5, 12]);
        new Adder().Fit(x, {|NSG0306:y|});
        var labels = new[] { 0, {|NSG0308:8|} };
        new Sparse().Fit(new float[2, 64, 15], labels);
        Helper();
        void Helper() => new Adder().Fit(x, {|NSG0306:y|});
        """);

    [Fact]
    public Task CapturedAndChanging_DoesNotTrigger() => ArrayCallTest.VerifyMembersAsync("""
        static void Lambdas()
        {
            var x = new float[10, 50, 12];
            var y = new float[10, 5, 12];
            Action later = () => new Adder().Fit(x, y);
            y = x;
            later();
        }

        static void Declared()
        {
            float[,,] y;
            y = new float[10, 5, 12];
            Action later = () => new Adder().Fit(new float[10, 50, 12], y);
            y = new float[10, 50, 12];
            later();
        }
        """);

    [Fact]
    public Task OtherTypesOfTheSameNames_DoesNotTrigger() => ArrayCallTest.VerifyProgramAsync("""
        internal sealed class Own
        {
            public void Fit(float[,,] x, float[,,] y) { }
            public float[,,] Predict(float[,,] x) => x;
            private void Train() { Fit(new float[10, 50, 12], new float[10, 5, 12]); Predict(new float[1, 1, 1]); }
        }

        public sealed partial class Adder
        {
            public History Fit(float[,,] x, float[,,] y, string mode) => null!;
            private void Train() => Fit(new float[10, 50, 12], new float[10, 5, 12], "mine");
        }
        """);
}
