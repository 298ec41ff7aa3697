using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Flow;

/// <summary>Where extents come from, and how they are followed to the call: y has 5 steps where the model has 50.</summary>
public sealed class ArrayFlowTests
{
    private const string X = "var x = new float[10, 50, 12]; ";

    [Fact]
    public Task Variables_Triggers() => ArrayCallTest.VerifyAsync(
        X + "var y = new float[10, 5, 12]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "const int steps = 5; int n = 2 * steps; var y = new float[n, steps, n + 2]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "float[,,] y; y = new float[10, 5, 12]; var z = y; new Adder().Fit(x, {|NSG0306:z|});",
        X + "var (a, y) = (x, new float[10, 5, 12]); new Adder().Fit(a, {|NSG0306:y|});",
        X + "(float[,,] X, float[,,] Y) data = (x, new float[10, 5, 12]); new Adder().Fit(data.X, {|NSG0306:data.Y|});",
        X + "var y = (float[,,])new float[10, 5, 12].Clone(); new Adder().Fit(x, {|NSG0306:y|});",
        X + "object y = new float[10, 5, 12]; new Adder().Fit(x, {|NSG0306:(float[,,])y|});",
        X + "var y = x; y = new float[10, 5, 12]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = new float[10, 5, 12]; try { Console.WriteLine(); } finally { new Adder().Fit(x, {|NSG0306:y|}); }",
        X + "var y = new float[x.GetLength(0), x.GetLength(1) / 10, x.GetLength(2)]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = Sequences.AddFeatureAxis(new float[10, 5]); new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = Sequences.Take(new float[100, 5, 12], new int[10]); new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = Sequences.ToSingle(new double[10, 5, 12]); new Adder().Fit(x, {|NSG0306:y|});",
        "var y = Sequences.Pad(new List<float[,]>(), 5); new Adder().Fit(new float[10, 50, 12], {|NSG0306:y|});",
        "var (x, y) = Sequences.Window(new float[1000, 12], 50, 5); new Adder().Fit(x, {|NSG0306:y|});",
        "var (x, _) = Sequences.Window(new float[1000, 11], 50); new Adder().Predict({|NSG0306:x|});",
        "var p = new Decoder().Predict(new float[10, 6, 3]); new Decoder().Fit({|NSG0306:p|}, p);");

    [Fact]
    public Task Members_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        private const int Steps = 5;
        private static readonly int Count = 2 * Steps;
        private readonly float[,,] _x = new float[Count, 50, 12];
        private readonly float[,,] _y = new float[Count, Steps, 12];
        private static float[,,] Made { get; } = new float[Count, Steps, 12];
        private static float[,,] Anew => new float[Count, Steps, 12];
        [Shape(-1, 5, 12)] private float[,,] _declared = null!;

        private void Fields() => new Adder().Fit(_x, {|NSG0306:_y|});
        private void Properties() => new Adder().Fit(_x, {|NSG0306:Made|});
        private void Expressions() => new Adder().Fit(_x, {|NSG0306:Anew|});
        private void Declared() => new Adder().Fit(_x, {|NSG0306:_declared|});
        private void Parameter([Shape(10, 5, 12)] float[,,] y) => new Adder().Fit(_x, {|NSG0306:y|});
        private void Samples() => new Adder().Fit(_x, {|NSG0309:new float[Count + 1, 50, 12]|});
        """);

    [Fact]
    public Task Members_DoesNotTrigger() => ArrayCallTest.VerifyMembersAsync("""
        private readonly float[,,] _set = new float[10, 5, 12];
        private readonly float[,,] _passed = new float[10, 5, 12];
        private float[,,] _changing = new float[10, 5, 12];
        private static readonly float[,,] _circle = Circle;
        private static float[,,] Circle => _circle;
        private static float[,,] Self => Self;

        private Program(float[,,] y) { _set = y; Make(out _passed); }
        private static void Make(out float[,,] y) => y = new float[10, 50, 12];

        private void Fields(float[,,] x)
        {
            new Adder().Fit(x, _set);
            new Adder().Fit(x, _passed);
            new Adder().Fit(x, _changing);
            new Adder().Fit(x, _circle);
            new Adder().Fit(x, Self);
        }
        """);

    [Fact]
    public Task Helpers_Triggers() => ArrayCallTest.VerifyMembersAsync("""
        static float[,,] Targets(int steps) => new float[10, steps, 12];
        static (float[,,] X, float[,,] Y) Data() => (new float[10, 50, 12], new float[10, 5, 12]);
        static async Task<float[,,]> LoadAsync() { await Task.Yield(); return new float[10, 5, 12]; }
        static float[,,] Chosen(bool c) { if (c) { return new float[10, 5, 12]; } return new float[10, 6, 12]; }
        static float[,,] Rows(int n) => new float[n, 50, 12];

        static void Method() => new Adder().Fit(new float[10, 50, 12], {|NSG0306:Targets(5)|});
        static void Tuple() { var (x, y) = Data(); new Adder().Fit(x, {|NSG0306:y|}); }
        static void Named() { var data = Data(); new Adder().Fit(data.X, {|NSG0306:data.Y|}); }
        static async Task Async() { var y = await LoadAsync().ConfigureAwait(false); new Adder().Fit(new float[10, 50, 12], {|NSG0306:y|}); }
        static void Either(bool c) => new Adder().Fit(new float[10, 50, 12], {|NSG0306:Chosen(c)|});
        static void Local() { float[,,] Make() => new float[10, 5, 12]; new Adder().Fit(new float[10, 50, 12], {|NSG0306:Make()|}); }
        static void Samples(int n) => new Adder().Fit(Rows(n), {|NSG0309:Rows(n + 1)|});
        """);

    [Fact]
    public Task Helpers_DoesNotTrigger() => ArrayCallTest.VerifyProgramAsync("""
        internal class Program
        {
            private protected virtual float[,,] Make() => new float[10, 5, 12];
            private static float[,,] Deep() => Deeper();
            private static float[,,] Deeper() => new float[10, 5, 12];
            private static float[,,] Fresh() { int n = Environment.TickCount; return new float[n, 50, 12]; }
            private static float[,,] FreshAndMore() { int n = Environment.TickCount; return new float[n + 1, 50, 12]; }
            private static float[,,] Forever(int n) => Forever(n + 1);

            private void Calls()
            {
                new Adder().Fit(new float[10, 50, 12], Make());
                new Adder().Fit(new float[10, 50, 12], Deep());
                new Adder().Fit(Fresh(), Fresh());
                new Adder().Fit(Fresh(), FreshAndMore());
                new Adder().Predict(Forever(0));
            }
        }
        """);

    [Fact]
    public Task SeveralShapes_AllWrongIsAnError_SomeWrongAWarning() => ArrayCallTest.VerifyAsync(
        X + "var y = Environment.TickCount > 0 ? new float[10, 5, 12] : new float[10, 6, 12]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "float[,,] y; switch (Environment.TickCount) { case 0: y = new float[10, 5, 12]; break; default: y = new float[10, 50, 11]; break; } if (x.Length > y.Length) new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = new float[10, 50, 12]; if (Environment.TickCount > 0) y = new float[10, 5, 12]; new Adder().Fit(x, {|NSG0306:y|});",
        X + "var y = new float[10, 5, 12]; try { Console.WriteLine(); y = new float[10, 50, 12]; } catch (InvalidOperationException) { } new Adder().Fit(x, {|NSG0306:y|});",
        X + "new Adder().Fit(x, {|NSG0306:Environment.TickCount > 0 ? new float[10, 5, 12] : x|});");

    [Fact]
    public async Task SeveralShapes_HaveTheSeverityOfWhatIsCertain()
    {
        var found = await ArrayCallTest.FindAsync("""
            public static class Program
            {
                public static void All(bool c) { var y = c ? new float[10, 5, 12] : new float[10, 6, 12]; new Adder().Fit(new float[10, 50, 12], y); }
                public static void Some(bool c) { var y = c ? new float[10, 5, 12] : new float[10, 50, 12]; new Adder().Fit(new float[10, 50, 12], y); }
                #pragma warning disable NSG0306
                public static void Suppressed(bool c) { var y = c ? new float[10, 5, 12] : new float[10, 50, 12]; new Adder().Fit(new float[10, 50, 12], y); }
                public static void Meant() => new Adder().Fit(new float[10, 50, 12], new float[10, 5, 12]);
            }
            """);
        Assert.Equal([("NSG0306", DiagnosticSeverity.Error), ("NSG0306", DiagnosticSeverity.Warning)], found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, d.Severity)));
    }

    [Fact]
    public Task SeveralShapes_UndecidedOrAskedFor_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        X + "bool c = Environment.TickCount > 0; var y = c ? new float[10, 5, 12] : new float[10, 50, 12]; if (!c) new Adder().Fit(x, y);",
        X + "var y = Environment.TickCount > 0 ? new float[10, 5, 12] : new float[10, Environment.TickCount, 12]; new Adder().Fit(x, y);",
        X + "var y = Environment.TickCount > 0 ? new float[10, 5, 12] : null!; new Adder().Fit(x, y);",
        X + "int steps = 5; if (steps == 50) new Adder().Fit(x, new float[10, steps, 12]);",
        X + "var y = new float[10, 5, 12]; if (y.GetLength(1) == 50) new Adder().Fit(x, y);",
        X + "foreach (var y in new[] { new float[10, 5, 12] }) new Adder().Fit(x, y);",
        X + "var y = new float[10, 5, 12]; Change(ref y); new Adder().Fit(x, y); static void Change(ref float[,,] z) => z = new float[10, 50, 12];",
        X + "var data = (x, y: new float[10, 5, 12]); data.y = x; new Adder().Fit(data.x, data.y);",
        X + "var y = new float[10, 5, 12]; Action change = () => y = x; change(); new Adder().Fit(x, y);",
        X + "object o = new float[10, 5, 12]; if (o is float[,,] y) new Adder().Fit(x, y);");

    [Fact]
    public Task RowsOfAllSteps_AreTheMistakeOfTheRank() => ArrayCallTest.VerifyAsync(
        "new Label().Fit(new float[10, 64, 15], {|NSG0301:new float[640, 8]|});",
        "new Sparse().Fit(new float[10, 64, 15], {|NSG0301:new int[640]|});",
        "new Label().Fit(new float[10, 64, 15], {|NSG0309:new float[641, 8]|});");

    [Fact]
    public Task FlatBuffers_Triggers() => ArrayCallTest.VerifyAsync(
        "Span<float> y = stackalloc float[5]; new Label().Predict(new float[2 * 64 * 15], {|NSG0306:y|});",
        "new Label().PredictOne({|NSG0306:new float[64 * 15 + 1]|}, new float[8]);",
        "new Label().Predict({|NSG0306:new float[64 * 15 + 1].AsSpan()|}, new float[8]);",
        "new Label().PredictOne(new float[64 * 15], {|NSG0306:new float[9]|});");

    [Fact]
    public Task FlatBuffers_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "Span<float> y = stackalloc float[16]; new Label().Predict(new float[2 * 64 * 15], y);",
        "new Label().PredictOne(new float[64 * 15], new float[8]);",
        "new Label().PredictOne(new float[64 * 15 + 1].AsSpan(1), new float[9].AsSpan(0, 8));",
        "new Label().Predict(new float[Environment.TickCount], new float[9]);");
}
