using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Flow;

/// <summary>Extents are followed through a method, and forgotten wherever they are not certain. x has 10 samples; y of 240 is one target per step, of 40 one per sequence.</summary>
public sealed class ExtentFlowTests
{
    [Fact]
    public Task Certain_Triggers() => CallTest.VerifyAsync(
        "var y = new float[240]; new Label().Fit(new float[180], {|NSG0301:y|});",
        "const int n = 10; int steps = 6; var y = new float[n * steps * 4]; new Label().Fit(new float[n * 18], {|NSG0301:y|});",
        "float[] y; y = new float[240]; var z = y; new Label().Fit(new float[180], {|NSG0301:z|});",
        "var x = new float[180]; new Label().Fit(x, {|NSG0301:new float[x.Length * 4 / 3]|});",
        "var t = new float[10, 24]; new Label().Fit(new float[18 * t.GetLength(0)], {|NSG0301:new float[t.Length]|});",
        "var y = new float[40]; y = new float[240]; new Label().Fit(new float[180], {|NSG0301:y|});",
        "var y = Environment.TickCount > 0 ? new float[240] : new float[10 * 24]; new Label().Fit(new float[180], {|NSG0301:y|});",
        "float[] y; if (Environment.TickCount > 0) y = new float[240]; else y = new float[240]; new Label().Fit(new float[180], {|NSG0301:y|});",
        "var y = new float[240]; for (int i = 0; i < 3; i++) { new Label().Fit(new float[180], {|NSG0301:y|}); }",
        "float[] y; try { y = new float[240]; } finally { Console.WriteLine(); } new Label().Fit(new float[180], {|NSG0301:y|});",
        "float[] y = new float[40]; try { Console.WriteLine(); } finally { y = new float[240]; } new Label().Fit(new float[180], {|NSG0301:y|});",
        "Action act = () => { var y = new float[240]; new Label().Fit(new float[180], {|NSG0301:y|}); }; act();",
        "Run(); void Run() { var y = new float[240]; new Label().Fit(new float[180], {|NSG0301:y|}); }",
        "float[] y = [1f]; y = new float[240]; ReadOnlySpan<float> unused = y; new Label().Fit(new float[180], {|NSG0301:y|});");

    [Fact]
    public Task Uncertain_DoesNotTrigger() => CallTest.VerifyAsync(
        "var y = Environment.TickCount > 0 ? new float[240] : new float[40]; new Label().Fit(new float[180], y);",
        "var y = new float[240]; if (Environment.TickCount > 0) y = new float[40]; new Label().Fit(new float[180], y);",
        "var y = new float[240]; while (Environment.TickCount > 0) { new Label().Fit(new float[180], y); y = new float[40]; }",
        "var y = new float[240]; try { Console.WriteLine(); y = new float[40]; Console.WriteLine(); } catch { } new Label().Fit(new float[180], y);",
        "var y = new float[240]; try { y = new float[40]; Console.WriteLine(); y = new float[240]; } catch { new Label().Fit(new float[180], y); }",
        "var y = new float[240]; try { Console.WriteLine(); } finally { y = new float[40]; } new Label().Fit(new float[180], y);",
        "var y = new float[240]; Action change = () => y = new float[40]; change(); new Label().Fit(new float[180], y);",
        "var y = new float[240]; Change(); new Label().Fit(new float[180], y); void Change() { y = new float[40]; }",
        "var y = new float[240]; Array.Resize(ref y, 40); new Label().Fit(new float[180], y);",
        "var y = new float[240]; ref var alias = ref y; alias = new float[40]; new Label().Fit(new float[180], y);",
        "var y = new float[240]; (y, _) = (new float[40], 1); new Label().Fit(new float[180], y);",
        "float[]? y = new float[240]; y ??= new float[40]; new Label().Fit(new float[180], y);",
        "var y = new float[240]; new Label().Fit(new float[180], y = new float[40]);",
        "object o = new float[40]; if (o is float[] y) new Label().Fit(new float[180], y);",
        "int n = 240; n -= 200; new Label().Fit(new float[180], new float[n]);",
        "int n = 240; for (int i = 0; i < 200; i++) n--; new Label().Fit(new float[180], new float[n]);",
        "new Label().Fit(new float[180], new float[Environment.TickCount]);",
        "new Label().Fit(new float[180].AsSpan(0, 18), new float[240].AsSpan(0, 4));",
        "int n = int.MaxValue; n = unchecked(n + 2); new Label().Fit(new float[180], new float[240 + n - n]);",
        "var y = new float[240]; goto work; back: new Label().Fit(new float[180], y); return; work: y = new float[40]; goto back;",
        "float[] y = new float[240]; switch (Environment.TickCount) { case 0: y = new float[40]; break; case 1: break; } new Label().Fit(new float[180], y);",
        "foreach (var y in new[] { new float[240], new float[40] }) new Label().Fit(new float[180], y);",
        "var y = new float[240]; do { try { if (Environment.TickCount > 0) break; } finally { y = new float[40]; } } while (true); new Label().Fit(new float[180], y);");

    [Fact]
    public Task DeclaredShapes_Count() => CallTest.VerifyMembersAsync("""
        [Shape(180)] private readonly float[] _x = new float[180];
        [Shape(-1)] private readonly float[] _any = new float[240];
        private float[] _undeclared = new float[240];
        [Shape(240)] private static float[] Steps => new float[240];
        [return: Shape(240)] private static float[] Make() => new float[240];

        private void Fields() => new Label().Fit(_x, {|NSG0301:Steps|});
        private void Returns() => new Label().Fit(_x, {|NSG0301:Make()|});
        private void Parameters([Shape(240)] float[] y, float[] z)
        {
            new Label().Fit(_x, {|NSG0301:y|});
            new Label().Fit(_x, z);
            y = z;
            new Label().Fit(_x, y);
        }

        private void Unknown()
        {
            new Label().Fit(_x, _any);
            new Label().Fit(_x, _undeclared);
        }
        """);
}
