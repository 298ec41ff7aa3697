using System.Globalization;

namespace NeuralSeqGen.Tests;

public sealed class ScalerTests
{
    private const float NaN = float.NaN;

    /// <summary>The example of scikit-learn's StandardScaler.</summary>
    [Fact]
    public void Standard_takes_the_mean_away_and_divides_by_the_deviation()
    {
        var scaler = StandardScaler.Fit(new float[,] { { 0, 0 }, { 0, 0 }, { 1, 1 }, { 1, 1 } });
        Assert.Equal([0.5, 0.5], scaler.Mean);
        Assert.Equal([0.5, 0.5], scaler.Scale);
        Assert.Equal(new float[,] { { -1, -1 }, { 3, 3 } }, scaler.Transform(new float[,] { { 0, 0 }, { 2, 2 } }));
        Assert.Equal(new float[,] { { 0, 0 }, { 2, 2 } }, scaler.InverseTransform(new float[,] { { -1, -1 }, { 3, 3 } }));
    }

    /// <summary>The variance is that of the population: of 1, 2, 3, 4, 10 the mean is 4 and the variance (9 + 4 + 1 + 0 + 36) / 5 = 10.</summary>
    [Fact]
    public void Standard_divides_by_n()
    {
        var scaler = StandardScaler.Fit([1, 2, 3, 4, 10]);
        Assert.Equal((4, Math.Sqrt(10)), (scaler.Mean[0], scaler.Scale[0]));
        Assert.Equal((float)(-3 / Math.Sqrt(10)), scaler.Transform([1])[0]);
    }

    /// <summary>The example of scikit-learn's MinMaxScaler.</summary>
    [Fact]
    public void MinMax_maps_the_extremes_to_the_ends()
    {
        float[,] data = { { -1, 2 }, { -0.5f, 6 }, { 0, 10 }, { 1, 18 } };
        var scaler = MinMaxScaler.Fit(data);
        Assert.Equal([-1.0, 2], scaler.DataMin);
        Assert.Equal([1.0, 18], scaler.DataMax);
        Assert.Equal(new float[,] { { 0, 0 }, { 0.25f, 0.25f }, { 0.5f, 0.5f }, { 1, 1 } }, scaler.Transform(data));
        Assert.Equal(new float[,] { { 1.5f, 0 } }, scaler.Transform(new float[,] { { 2, 2 } }));
        Assert.Equal(data, scaler.InverseTransform(scaler.Transform(data)));
        Assert.Equal(new float[,] { { -1, -1 }, { -0.5f, -0.5f }, { 0, 0 }, { 1, 1 } }, MinMaxScaler.Fit(data, -1, 1).Transform(data));
    }

    [Fact]
    public void A_constant_feature_has_the_scale_one()
    {
        float[,] data = { { 0.1f, 1 }, { 0.1f, 3 }, { 0.1f, 5 } };
        var standard = StandardScaler.Fit(data);
        Assert.Equal(1, standard.Scale[0]);
        Assert.All(Enumerable.Range(0, 3), row => Assert.Equal(0, standard.Transform(data)[row, 0]));
        Assert.Equal(new float[,] { { 5, 5 }, { 5, 5.5f }, { 5, 6 } }, MinMaxScaler.Fit(data, 5, 6).Transform(data));
        float[] constant = [.. Enumerable.Repeat(1234.567f, 100_000)];
        Assert.Equal(1, StandardScaler.Fit(constant).Scale[0]);
        Assert.All(StandardScaler.Fit(constant).Transform(constant), value => Assert.InRange(value, -1e-6f, 1e-6f));
    }

    [Fact]
    public void NaN_is_left_out_and_stays()
    {
        var standard = StandardScaler.Fit(new float[,] { { 1, NaN }, { NaN, 2 }, { 3, 2 } });
        Assert.Equal([2.0, 2], standard.Mean);
        Assert.Equal([1.0, 1], standard.Scale);
        Assert.Equal(new float[,] { { NaN, 0 } }, standard.Transform(new float[,] { { NaN, 2 } }));
        Assert.Equal([NaN, 0, 1], MinMaxScaler.Fit([NaN, 4, 6]).Transform([NaN, 4, 6]));
    }

    [Fact]
    public void What_cannot_be_fitted_to_is_refused()
    {
        Assert.Contains("Feature 1 has no number", Assert.Throws<ArgumentException>(() => StandardScaler.Fit(new float[,] { { 1, NaN }, { 2, NaN } })).Message);
        Assert.Contains("Row 1 holds -Infinity for feature 0", Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit(new float[,] { { 1, 2 }, { float.NegativeInfinity, 2 } })).Message);
        Assert.Throws<ArgumentException>(() => StandardScaler.Fit(new float[0, 2]));
        Assert.Throws<ArgumentException>(() => StandardScaler.Fit(new float[2, 0]));
        Assert.Throws<ArgumentException>("minimum", () => MinMaxScaler.Fit([1, 2], 1, 1));
        Assert.Throws<ArgumentException>("minimum", () => MinMaxScaler.Fit([1, 2], 0, double.PositiveInfinity));
        Assert.Throws<ArgumentNullException>(() => StandardScaler.Fit((float[,,])null!));
    }

    [Fact]
    public void Sequences_are_scaled_over_samples_and_steps()
    {
        float[,,] data = { { { 1, 10 }, { 2, 20 } }, { { 3, 30 }, { 6, 60 } } };
        var scaler = StandardScaler.Fit(data);
        Assert.Equal([3.0, 30], scaler.Mean);
        Assert.Equal((float)(3 / Math.Sqrt(14 / 4.0)), scaler.Transform(data)[1, 1, 1]);
        Assert.Equal(data, scaler.InverseTransform(scaler.Transform(data)));
        float[] flat = [1, 10];
        scaler.Transform(flat, flat);
        Assert.Equal(scaler.Transform(new float[,] { { 1, 10 } }).Cast<float>(), flat);
        scaler.InverseTransform(flat, flat);
        Assert.Equal([1, 10], flat);
    }

    [Fact]
    public void Some_features_scale_predictions_back()
    {
        float[,] data = { { 1, 10, 5 }, { 3, 50, 9 } };
        var scaler = MinMaxScaler.Fit(data);
        Assert.Equal(new float[,] { { 10, 30, 50 } }, scaler.Select(1).InverseTransform(new float[,] { { 0, 0.5f, 1 } }));
        Assert.Equal(new float[,] { { 9, 1 } }, scaler.Select(2, 0).InverseTransform(new float[,] { { 1, 0 } }));
        var standard = StandardScaler.Fit(data);
        Assert.Equal(standard.Transform(data)[0, 2], standard.Select(2).Transform([5])[0]);
        Assert.Throws<ArgumentOutOfRangeException>("features", () => scaler.Select(3));
        Assert.Throws<ArgumentOutOfRangeException>("features", () => scaler.Select());
    }

    [Fact]
    public void Another_number_of_features_is_refused()
    {
        var scaler = StandardScaler.Fit(new float[,] { { 1, 2 }, { 3, 4 } });
        Assert.Contains("The last axis has 3 values, but the scaler was fitted to 2 features", Assert.Throws<ArgumentException>("values", () => scaler.Transform(new float[2, 3])).Message);
        Assert.Throws<ArgumentException>("values", () => scaler.InverseTransform(new float[2, 2, 1]));
        Assert.Throws<ArgumentException>("values", () => scaler.Transform(new float[4]));
        Assert.Throws<ArgumentException>("values", () => scaler.Transform(new float[4], new float[3]));
        Assert.Throws<ArgumentException>("values", () => scaler.Transform(new float[3], new float[3]));
    }

    /// <summary>Through a weight file and another culture, to the last bit.</summary>
    [Fact]
    public void Saved_with_the_weights_it_comes_back_to_the_last_bit()
    {
        var random = new Random(3);
        float[,] data = new float[50, 3];
        for (int i = 0; i < data.Length; i++)
        {
            Sequences.AsSpan(data)[i] = (random.NextSingle() - 0.3f) * MathF.Pow(10, i % 3 * 12 - 12);
        }

        var standard = StandardScaler.Fit(data);
        var minMax = MinMaxScaler.Fit(data, -0.1, 0.7);
        using var folder = new TemporaryFolder();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            SafetensorsWriter.Write(folder["w"], [], new Dictionary<string, string> { ["s"] = standard.ToString(), ["m"] = minMax.ToString() });
            var metadata = WeightFiles.ReadMetadata(folder["w"]);
            var again = StandardScaler.Parse(metadata["s"]);
            Assert.Equal(standard.Mean, again.Mean);
            Assert.Equal(standard.Scale, again.Scale);
            Assert.Equal(minMax.Transform(data), MinMaxScaler.Parse(metadata["m"]).Transform(data));
            Assert.Equal(minMax.ToString(), MinMaxScaler.Parse(metadata["m"]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_model_hands_it_back_when_it_loads()
    {
        using var folder = new TemporaryFolder();
        var scaler = StandardScaler.Fit([1, 2, 4]);
        new Core.LinearModel(1).SaveWeights(folder["w"], new() { Metadata = new Dictionary<string, string> { ["scaler"] = scaler.ToString() } });
        var report = new Core.LinearModel(2).LoadWeights(folder["w"]);
        Assert.Equal(scaler.Scale, StandardScaler.Parse(report.Metadata["scaler"]).Scale);
        Assert.Equal("Linear", report.Metadata["model"]);
    }

    [Fact]
    public void The_text_is_plain()
    {
        Assert.Equal("StandardScaler mean=0.5,-2 scale=0.5,1", StandardScaler.Fit(new float[,] { { 0, -2 }, { 1, -2 } }).ToString());
        Assert.Equal("MinMaxScaler min=0,-2 max=1,-2 range=0,1", MinMaxScaler.Fit(new float[,] { { 0, -2 }, { 1, -2 } }).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("StandardScaler")]
    [InlineData("StandardScaler mean=1")]
    [InlineData("StandardScaler mean= scale=")]
    [InlineData("StandardScaler mean=1 scale=0")]
    [InlineData("StandardScaler mean=1 scale=-1")]
    [InlineData("StandardScaler mean=1 scale=NaN")]
    [InlineData("StandardScaler mean=1e999 scale=1")]
    [InlineData("StandardScaler mean=1,2 scale=1")]
    [InlineData("StandardScaler mean=1,5 scale=1,5 more")]
    [InlineData("StandardScaler scale=1 mean=1")]
    [InlineData("MinMaxScaler min=1 max=0 range=0,1")]
    [InlineData("MinMaxScaler min=0 max=1 range=1,0")]
    [InlineData("MinMaxScaler min=0 max=1 range=1")]
    [InlineData("MinMaxScaler min=0,1 max=1 range=0,1")]
    [InlineData("MinMaxScaler min=-1e308 max=1e308 range=0,1")]
    public void Other_text_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => StandardScaler.Parse(text));
        Assert.Throws<FormatException>(() => MinMaxScaler.Parse(text));
    }

    [Fact]
    public void Long_text_is_refused_in_few_words() =>
        Assert.InRange(Assert.Throws<FormatException>(() => StandardScaler.Parse(new string('x', 1_000_000))).Message.Length, 50, 300);
}
