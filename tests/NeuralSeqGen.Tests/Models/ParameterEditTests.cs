namespace NeuralSeqGen.Tests;

public sealed class ParameterEditTests
{
    private readonly FakeModel _model = new();

    [Fact]
    public void An_edit_writes_single_weights_by_name_and_gives_the_gate_back()
    {
        using (var edit = _model.EditParameters())
        {
            edit["dense_1/bias"].Fill(9);
            edit.Values[0] = -1;
            Assert.Equal(0, _model.EndedEdits);
        }
        Assert.Equal([-1, 2, 3, 4, 5, 6, 9, 9], _model.Parameters.ToArray());
        Assert.Equal(1, _model.EndedEdits);
    }

    [Fact]
    public void A_second_edit_at_the_same_time_is_refused()
    {
        using var edit = _model.EditParameters();
        Assert.Throws<InvalidOperationException>(() => { using var second = _model.EditParameters(); });
    }

    [Fact]
    public void Disposing_twice_or_a_copy_gives_the_gate_back_once()
    {
        var edit = _model.EditParameters();
        var copy = edit;
        edit.Dispose();
        copy.Dispose();
        edit.Dispose();
        Assert.Equal(1, _model.EndedEdits);
    }

    [Fact]
    public void A_closed_edit_gives_nothing()
    {
        Assert.Throws<ObjectDisposedException>(() =>
        {
            var edit = _model.EditParameters();
            edit.Dispose();
            return edit.Values.Length;
        });
        Assert.Throws<ObjectDisposedException>(() => default(ParameterEdit).Values.Length);
    }

    [Fact]
    public void An_unknown_weight_is_named_with_the_known_ones()
    {
        var error = Assert.Throws<KeyNotFoundException>(() =>
        {
            using var edit = _model.EditParameters();
            return edit["gru_1/kernel"].Length;
        });
        Assert.Contains("'gru_1/kernel'", error.Message);
        Assert.Contains("dense_1/kernel, dense_1/bias", error.Message);
        Assert.Equal(1, _model.EndedEdits);
    }
}
