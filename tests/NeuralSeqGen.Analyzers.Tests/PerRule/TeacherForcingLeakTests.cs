using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TeacherForcingLeakTests
{
    [Fact]
    public Task SameIdsAsInputAndTarget_Triggers() => CallTest.VerifyAsync(
        "var ids = new int[10, 6]; new Next().Fit(ids, {|NSG0313:ids|});",
        "var ids = new int[10, 6]; new Next().TrainOnBatch(ids, {|NSG0313:ids|});",
        "var ids = new int[10, 6]; new Next().Fit(ids, {|NSG0313:ids|}, new() { Epochs = 3 });",
        "int[,] s = new int[10, 5], ids = new int[10, 6]; new Decoder().Fit(s, ids, {|NSG0313:ids|});",
        "var ids = new int[10, 6]; var target = ids; new Next().Fit(ids, {|NSG0313:target|});",
        "var ids = new int[10, 6]; int[,] input = ids, target = input; new Next().Fit(input, {|NSG0313:target|});");

    [Fact]
    public Task OtherTarget_OrNoStepThatReadsItself_DoesNotTrigger() => CallTest.VerifyAsync(
        "int[,] ids = new int[10, 6], next = new int[10, 6]; new Next().Fit(ids, next);",
        "var ids = new int[10, 6]; new Next().Evaluate(ids, ids);",
        "var ids = new int[10, 6]; new Repeater().Fit(ids, ids);",
        "var ids = new int[10, 6]; new Late().Fit(ids, ids);",
        "int[,] s = new int[10, 5], a = new int[10, 6], b = new int[10, 6]; new Decoder().Fit(s, a, b);",
        "new Next().Fit(new int[10, 6], new int[10, 6]);",
        "var ids = new int[10, 6]; var target = ids; ids = Sequences.ShiftRight(ids); new Next().Fit(ids, target);",
        "var ids = new int[10, 6]; var target = ids; target = new int[10, 6]; new Next().Fit(ids, target);",
        "var ids = new int[10, 6]; var target = (int[,])ids.Clone(); target[0, 0] = 1; new Next().Fit(ids, target);");
}
